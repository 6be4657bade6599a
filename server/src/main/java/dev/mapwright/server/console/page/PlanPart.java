package dev.mapwright.server.console.page;

import dev.mapwright.engine.Explanation;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.server.explain.PlanDocument;
import dev.mapwright.server.page.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a list was read: what the vendor was asked, what was done here, what it took. */
final class PlanPart {
  private PlanPart() {}

  /**
   * The part.
   *
   * @param meta what it took; null where nothing came of it
   */
  static Html of(PageSetting setting, String label, PlanDocument document, @Nullable Meta meta) {
    Explanation explanation = document.explanation();
    Plan plan = explanation.plan();
    List<Html> rows = new ArrayList<>();
    rows.add(
        plan.impossible()
            ? row(setting.say("plan.request"), Html.of("{}", setting.say("plan.impossible")))
            : row(setting.say("plan.request"), request(setting, document)));
    rows.add(
        row(
            setting.say("plan.native", label),
            lines(plan.natives().stream().map(each -> nativeFilter(setting, each)).toList())));
    rows.add(
        row(
            setting.say("plan.residual"),
            lines(plan.residual().stream().map(each -> Html.of("{}", words(each))).toList())));
    List<Html> beside = new ArrayList<>();
    if (explanation.fetched().detail()) {
      beside.add(Html.of("{}", setting.say("plan.detail")));
    }
    explanation.fetched().relations().stream()
        .sorted()
        .forEach(name -> beside.add(Html.of("<code>{}</code>", name)));
    rows.add(row(setting.say("plan.beside"), lines(beside)));
    if (meta != null) {
      rows.add(row(setting.say("plan.took"), took(setting, meta)));
    }
    return Html.of(
        "<section class=\"card\"><h2>{}</h2><dl class=\"plan\">{}</dl>{}</section>",
        setting.say("plan"),
        Html.joined(rows.stream()),
        meta == null ? Html.NOTHING : lacks(setting, meta));
  }

  private static Html request(PageSetting setting, PlanDocument document) {
    int size = document.explanation().pageSize();
    return Html.of(
        "<code>{}</code>{}",
        document.request(),
        Html.when(
            size > 0 && size < Integer.MAX_VALUE,
            " <span class=\"soft\">{}</span>",
            setting.say("plan.size", String.valueOf(size))));
  }

  private static Html nativeFilter(PageSetting setting, NativeFilter filter) {
    return Html.of(
        "<code>{}</code> {}{}",
        filter.field(),
        filter.operators().stream().sorted().map(Operator::word).collect(Collectors.joining(", ")),
        Html.when(!filter.exact(), " <span class=\"soft\">{}</span>", setting.say("plan.again")));
  }

  private static String words(Filter filter) {
    return filter
        .comparisons()
        .map(each ->
            each.field() + " " + each.operator().word() + " " + String.join(", ", each.values()))
        .collect(Collectors.joining("; "));
  }

  private static Html took(PageSetting setting, Meta meta) {
    return Html.of(
        "{}",
        setting.say(
            "plan.meta",
            String.valueOf(meta.calls()),
            String.valueOf(meta.read()),
            String.valueOf(meta.kept())));
  }

  private static Html lacks(PageSetting setting, Meta meta) {
    List<Html> warnings = new ArrayList<>();
    if (meta.leftOut() > 0) {
      warnings.add(Html.of("{}", setting.say("plan.left", String.valueOf(meta.leftOut()))));
    }
    meta.allWarnings().forEach(warning -> warnings.add(Html.of("{}", warning)));
    if (!meta.partial().isEmpty()) {
      warnings.add(
          Html.of(
              "{}",
              setting.say(
                  "plan.partial",
                  meta.partial().stream().sorted().collect(Collectors.joining(", ")))));
    }
    return warnings.isEmpty()
        ? Html.NOTHING
        : Html.of(
            "<h3>{}</h3><ul class=\"warnings\">{}</ul>",
            setting.say("plan.warnings"),
            Html.joined(warnings.stream().map(each -> Html.of("<li>{}</li>", each))));
  }

  private static Html row(String name, Html value) {
    return Html.of("<dt>{}</dt><dd>{}</dd>", name, value);
  }

  private static Html lines(List<Html> lines) {
    return lines.isEmpty()
        ? Html.of("–")
        : Html.joined(lines.stream().map(each -> Html.of("<div>{}</div>", each)));
  }
}
