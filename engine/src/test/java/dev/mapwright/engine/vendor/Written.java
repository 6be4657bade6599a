package dev.mapwright.engine.vendor;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expressions and templates as an author writes them. */
public final class Written {
  /** Where everything written in a test stands. */
  public static final Place HERE = new Place(new SourceFile("connectors/acme.yaml", ""), 1, 1, 1);

  private static final ExpressionLanguage LANGUAGE = new JsonataLanguage();
  private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(.+?)}}");

  private Written() {}

  /** A bare expression. */
  public static Expression expression(String text) {
    return LANGUAGE.compile(Passage.of(text, HERE));
  }

  /** A value with {@code {{ expressions }}}: a text, a number, a map or a list. */
  public static Template template(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Map<?, ?> map -> {
        SequencedMap<String, Template> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put((String) key, template(member)));
        yield new Template.Members(members);
      }
      case List<?> list -> new Template.Items(list.stream().map(Written::template).toList());
      default -> new Template.Literal(value);
    };
  }

  private static Template text(String text) {
    List<Template> parts = new ArrayList<>();
    Matcher expression = EXPRESSION.matcher(text);
    int read = 0;
    while (expression.find()) {
      if (expression.start() > read) {
        parts.add(new Template.Literal(text.substring(read, expression.start())));
      }
      parts.add(new Template.Computed(expression(expression.group(1).strip())));
      read = expression.end();
    }
    if (read < text.length() || parts.isEmpty()) {
      parts.add(new Template.Literal(text.substring(read)));
    }
    return parts.size() == 1 ? parts.getFirst() : new Template.Text(parts);
  }
}
