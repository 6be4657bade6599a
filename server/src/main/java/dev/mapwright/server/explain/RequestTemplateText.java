package dev.mapwright.server.explain;

import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.expression.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what a connector sends, with its expressions as they are written. */
public final class RequestTemplateText {
  private RequestTemplateText() {}

  /** Query parameters. */
  public static SequencedMap<String, Object> query(Fragment fragment) {
    return members(fragment.query());
  }

  /** The body, whether JSON or a form; null where there is none. */
  public static @Nullable Object body(Fragment fragment) {
    Template body = fragment.json() == null ? fragment.form() : fragment.json();
    return body == null ? null : of(body);
  }

  /** A template as its author wrote it. */
  static Object of(Template template) {
    return switch (template) {
      case Template.Literal(Object value) -> value;
      case Template.Computed(var expression) -> "{{ " + expression.source() + " }}";
      case Template.Text(List<Template> parts) ->
          parts.stream().map(part -> String.valueOf(of(part))).collect(Collectors.joining());
      case Template.Members(SequencedMap<String, Template> members) -> members(members);
      case Template.Items(List<Template> items) ->
          items.stream().map(RequestTemplateText::of).toList();
    };
  }

  private static SequencedMap<String, Object> members(Map<String, Template> members) {
    SequencedMap<String, Object> shown = new LinkedHashMap<>();
    members.forEach((name, member) -> shown.put(name, of(member)));
    return shown;
  }
}
