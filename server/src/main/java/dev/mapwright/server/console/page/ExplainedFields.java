package dev.mapwright.server.console.page;

import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.server.page.Html;
import java.util.List;
import java.util.stream.Collectors;

/** The fields of a unified record: what each holds, what computes it, and why it is empty. */
final class ExplainedFields {
  private static final int MOST_VALUES = 5;

  private ExplainedFields() {}

  /** All of them: those with a value, those without, those that nothing is mapped to. */
  static Html of(PageSetting setting, List<FieldExplanation> explained) {
    return Html.of(
        "{}{}{}",
        filled(setting, explained),
        empty(setting, explained),
        unmapped(setting, explained));
  }

  /** Those with a value. */
  static Html filled(PageSetting setting, List<FieldExplanation> explained) {
    List<FieldExplanation> filled =
        explained.stream().filter(each -> !each.values().isEmpty()).toList();
    return table(setting, "explained.filled", filled, explained);
  }

  /** Those without one, although something is mapped to them, and why. */
  static Html empty(PageSetting setting, List<FieldExplanation> explained) {
    List<FieldExplanation> empty =
        explained.stream()
            .filter(each -> each.values().isEmpty() && each.expression() != null)
            .toList();
    return table(setting, "explained.empty", empty, explained);
  }

  /** Those that nothing is mapped to. */
  static Html unmapped(PageSetting setting, List<FieldExplanation> explained) {
    List<Html> names =
        explained.stream()
            .filter(each -> each.expression() == null && each.values().isEmpty())
            .map(each -> Html.of("<code>{}</code>", each.field()))
            .toList();
    return Html.when(
        !names.isEmpty(),
        "<section class=\"card\"><h2>{} <span class=\"soft\">{}</span></h2><p>{}</p></section>",
        setting.say("explained.unmapped"),
        String.valueOf(names.size()),
        Html.joined(names.stream()));
  }

  private static Html table(
      PageSetting setting, String name, List<FieldExplanation> fields, List<FieldExplanation> all) {
    if (fields.isEmpty()) {
      return Html.NOTHING;
    }
    return Html.of(
        """
        <section class="card">
        <h2>{} <span class="soft">{}</span></h2>
        <table class="fields">
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
        <tbody>
        {}
        </tbody>
        </table>
        </section>
        """,
        setting.say(name),
        String.valueOf(fields.size()),
        setting.say("explained.field"),
        setting.say(name + ".value"),
        setting.say("explained.from"),
        Html.joined(fields.stream().map(each -> row(setting, each, isAbove(each, all)))));
  }

  /** Whether its members stand in rows of their own. */
  private static boolean isAbove(FieldExplanation field, List<FieldExplanation> all) {
    return all.stream()
        .anyMatch(other ->
            other.field().isAtOrBelow(field.field()) && !other.field().equals(field.field()));
  }

  private static Html row(PageSetting setting, FieldExplanation field, boolean isAbove) {
    String why = field.why();
    Html values =
        isAbove
            ? Html.of(
                "<span class=\"soft\">{}</span>",
                setting.say("explained.items", String.valueOf(field.values().size())))
            : values(setting, field.values());
    return Html.of(
        "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td></tr>",
        field.field(),
        why == null ? values : Html.of("<span class=\"why\">{}</span>", why),
        from(setting, field));
  }

  private static Html values(PageSetting setting, List<Object> values) {
    Html shown =
        Html.joined(
            values.stream()
                .limit(MOST_VALUES)
                .map(value -> Html.of("<div>{}</div>", RecordValues.text(value))));
    int more = values.size() - MOST_VALUES;
    return Html.of(
        "{}{}",
        shown,
        Html.when(
            more > 0,
            "<div class=\"soft\">{}</div>",
            setting.say("explained.more", String.valueOf(more))));
  }

  /** Without the folder. */
  private static String shortened(Place place) {
    String name = place.file().name();
    return name.substring(name.lastIndexOf('/') + 1) + ":" + place.line();
  }

  private static Html from(PageSetting setting, FieldExplanation field) {
    String expression = field.expression();
    Place place = field.place();
    if (expression == null || place == null) {
      return Html.of("–");
    }
    return Html.of(
        "<code class=\"expression\">{}</code> <span class=\"soft\">{}</span>{}",
        RecordValues.text(expression.strip()),
        shortened(place),
        Html.joined(
            field.reads().stream()
                .map(read ->
                    Html.of(
                        "<div class=\"read\"><code>{}</code> = {}</div>",
                        read.path(),
                        read.values().isEmpty()
                            ? setting.say("explained.nothing")
                            : read.values().stream()
                                .limit(MOST_VALUES)
                                .map(RecordValues::text)
                                .collect(Collectors.joining(", "))))));
  }
}
