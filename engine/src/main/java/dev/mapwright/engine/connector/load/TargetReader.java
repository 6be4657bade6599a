package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Request.Method;
import dev.mapwright.engine.connector.Request.Target;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.ExpressionToken;
import dev.mapwright.engine.connector.load.expression.TemplateReader;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code GET /path} into a method and where the request goes. */
final class TargetReader {
  private static final Pattern LINE = Pattern.compile("([A-Za-z]+)\\s+(\\S.*)", Pattern.DOTALL);

  private final ExpressionReader expressions;
  private final TemplateReader templates;
  private final DeclaredOrigins origins;

  TargetReader(ExpressionReader expressions, DeclaredOrigins origins) {
    this.expressions = expressions;
    this.templates = new TemplateReader(expressions);
    this.origins = origins;
  }

  /** A request line. */
  record Line(Method method, Target target) {}

  Line read(Passage line, ExpressionScope scope) {
    Matcher parts = LINE.matcher(line.text().strip());
    int indent = line.text().length() - line.text().stripLeading().length();
    Method method = parts.matches() ? method(parts.group(1)) : null;
    if (method == null) {
      problems()
          .error(
              "wrong-request",
              line.place(),
              "A request is 'GET /path' or 'POST /path', not '" + line.text() + "'.",
              line.text().startsWith("/") ? "Did you mean 'GET " + line.text() + "'?" : null,
              line.text().startsWith("/") ? new Fix(line.at(0, 1), "GET /") : null);
      return new Line(Method.POST, new Target.Path(List.of(), false));
    }
    Passage target = line.part(indent + parts.start(2), indent + parts.end(2));
    return new Line(method, target(target, scope));
  }

  /** Where a URL goes that stands by itself, as in OAuth 2. */
  Target target(Passage target, ExpressionScope scope) {
    if (DeclaredOrigins.isAbsolute(target.text())) {
      origins.allow(target);
      return new Target.Url(templates.passage(target, scope));
    }
    if (target.text().startsWith("/")) {
      return path(target, scope);
    }
    Template url = templates.passage(target, scope);
    if (!(url instanceof Template.Computed) && !isBelowAnother(url)) {
      tell(
          "wrong-request",
          target.place(),
          "A path begins with /, and a URL with https:// or with an {{ expression }} that is one,"
              + " alone or with a path behind it.",
          null);
    }
    return new Target.Url(url);
  }

  /** A URL that is computed, and a path behind it. */
  private static boolean isBelowAnother(Template url) {
    return url instanceof Template.Text(List<Template> parts)
        && parts.size() > 1
        && parts.get(0) instanceof Template.Computed
        && parts.get(1) instanceof Template.Literal(Object path)
        && path.toString().startsWith("/");
  }

  private static @Nullable Method method(String word) {
    return switch (word) {
      case "GET" -> Method.GET;
      case "POST" -> Method.POST;
      case "PUT" -> Method.PUT;
      case "PATCH" -> Method.PATCH;
      default -> null;
    };
  }

  private Target path(Passage path, ExpressionScope scope) {
    List<Template> segments = new ArrayList<>();
    String text = path.text();
    int start = 1;
    while (start < text.length()) {
      int end = segmentEnd(text, start);
      Passage segment = path.part(start, end);
      checkSegment(segment);
      segments.add(templates.passage(segment, scope));
      start = end + 1;
    }
    return new Target.Path(segments, text.length() > 1 && text.endsWith("/"));
  }

  private static int segmentEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '/') {
      int close = text.startsWith("{{", end) ? ExpressionToken.endOfExpression(text, end + 2) : -1;
      end = close < 0 ? end + 1 : close + 2;
    }
    return end;
  }

  private void checkSegment(Passage segment) {
    String text = segment.text();
    String fixed = text.replaceAll("\\{\\{.*}}", "");
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      tell(
          "wrong-request",
          segment.at(0, Math.max(1, text.length())),
          "A path has no empty segments, and none that is . or ..",
          null);
    } else if (fixed.contains("?")) {
      tell(
          "wrong-request",
          segment.at(text.indexOf('?'), text.length() - text.indexOf('?')),
          "Parameters do not stand in the path.",
          "Put them under query.");
    }
  }

  private void tell(String code, Place place, String message, @Nullable String cure) {
    problems().error(code, place, message, cure);
  }

  private Problems problems() {
    return expressions.problems();
  }
}
