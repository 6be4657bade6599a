package dev.mapwright.server.console.page;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping that is edited beside a record, and what it makes of it. */
public final class PlaygroundPage {
  private static final int LONGEST = 200_000;

  private PlaygroundPage() {}

  /**
   * What is in the two fields.
   *
   * @param connector whose mapping
   * @param isOverlay whether an overlay is edited, in place of the connector's own mapping
   * @param mapping its text
   * @param record in JSON
   */
  public record Draft(Connector connector, boolean isOverlay, String mapping, String record) {}

  /**
   * What came of it.
   *
   * @param mappingTrouble what is wrong with the mapping as a whole; null for nothing
   * @param recordTrouble what is wrong with the record; null for nothing
   * @param problems what is wrong with lines of the mapping
   * @param fields the unified record; null where there is none
   * @param explained where its fields come from
   * @param losses what the record says and no field holds
   */
  public record Outcome(
      @Nullable String mappingTrouble,
      @Nullable String recordTrouble,
      List<Problem> problems,
      @Nullable Map<String, Object> fields,
      List<FieldExplanation> explained,
      List<String> losses) {
    /** Nothing was tried yet. */
    public static final Outcome NOTHING =
        new Outcome(null, null, List.of(), null, List.of(), List.of());
  }

  /** Asks for a vendor. */
  public static ServerResponse ask(PageSetting setting, Collection<Connector> connectors) {
    String title = setting.say("tab.playground");
    List<Html> vendors =
        connectors.stream().map(each -> Fields.option(each.name(), each.label(), false)).toList();
    Html content =
        Html.of(
            """
            <h1>{}</h1>
            <p class="lead">{}</p>
            <form method="get" class="filters">
            {}
            <button class="main">{}</button>
            </form>
            """,
            title,
            setting.say("playground.lead"),
            Fields.select(
                "connector",
                setting.say("account.vendor"),
                setting.say("playground.choose"),
                vendors),
            setting.say("playground.open"));
    return Shell.page(200, setting, Tab.PLAYGROUND, title, content);
  }

  /** The page. */
  public static ServerResponse of(int status, PageSetting setting, Draft draft, Outcome outcome) {
    String title = setting.say("playground.title", draft.connector.label());
    boolean isWrong =
        outcome.mappingTrouble != null
            || outcome.problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    String address = "playground?connector=" + PageSetting.encoded(draft.connector.name());
    Html content =
        Html.of(
            """
            <p class="crumb"><a href="{}">{}</a></p>
            <h1>{}</h1>
            <p class="lead">{}</p>
            <nav class="kinds" aria-label="{}">
            <a href="{}"{}>{}</a><a href="{}&amp;kind=overlay"{}>{}</a>
            </nav>
            <form method="post" action="{}" id="playground">
            {}
            <input type="hidden" name="kind" value="{}">
            <div class="columns">
            <div class="field"><label for="record">{}</label>
            <textarea id="record" name="record" class="mono" rows="24" spellcheck="false" autocomplete="off" wrap="off" placeholder="{}"{}>
            {}</textarea></div>
            <div class="field"><label for="mapping">{}</label>
            <textarea id="mapping" name="mapping" class="mono" rows="24" spellcheck="false" autocomplete="off" wrap="off"{}>
            {}</textarea></div>
            </div>
            <button class="main">{}</button>
            </form>
            <div id="outcome" aria-live="polite">
            {}
            </div>
            """,
            setting.to("playground"),
            setting.say("tab.playground"),
            title,
            setting.say("playground.lead"),
            setting.say("playground.kinds"),
            setting.to(address),
            Html.when(!draft.isOverlay, " aria-current=\"page\""),
            setting.say("playground.map"),
            setting.to(address),
            Html.when(draft.isOverlay, " aria-current=\"page\""),
            setting.say("playground.overlay"),
            setting.to(address),
            setting.token(),
            draft.isOverlay ? "overlay" : "map",
            setting.say("playground.record"),
            setting.say("playground.paste", draft.connector.label()),
            Html.when(
                outcome.recordTrouble != null,
                " aria-invalid=\"true\" aria-describedby=\"trouble\""),
            draft.record,
            setting.say(draft.isOverlay ? "playground.overlay" : "playground.map"),
            Html.when(isWrong, " aria-invalid=\"true\" aria-describedby=\"problems\""),
            draft.mapping,
            setting.say("playground.run"),
            outcome(setting, outcome));
    return Shell.page(status, setting, Tab.PLAYGROUND, title, content);
  }

  private static Html outcome(PageSetting setting, Outcome outcome) {
    List<Html> parts = new ArrayList<>();
    trouble(outcome.recordTrouble, parts);
    trouble(outcome.mappingTrouble, parts);
    if (!outcome.problems.isEmpty()) {
      parts.add(
          Html.of(
              "<section class=\"card\" id=\"problems\"><h2>{}</h2>{}</section>",
              setting.say("playground.problems"),
              MarkedSource.wrong(setting, outcome.problems)));
    }
    if (!outcome.losses.isEmpty()) {
      parts.add(
          Html.of(
              "<ul class=\"warnings card\">{}</ul>",
              Html.joined(outcome.losses.stream().map(each -> Html.of("<li>{}</li>", each)))));
    }
    if (outcome.fields != null) {
      parts.add(
          Html.of(
              """
              <div class="columns">
              <section class="card"><h2>{}</h2><pre class="json" tabindex="0">{}</pre></section>
              <div>{}{}</div>
              </div>
              {}
              """,
              setting.say("candidate.unified"),
              cut(Json.writePretty(outcome.fields)),
              ExplainedFields.empty(setting, outcome.explained),
              ExplainedFields.unmapped(setting, outcome.explained),
              ExplainedFields.filled(setting, outcome.explained)));
    }
    return Html.joined(parts.stream());
  }

  private static void trouble(@Nullable String words, List<Html> into) {
    if (words != null) {
      into.add(
          Html.of(
              "<div class=\"trouble\" role=\"alert\" id=\"trouble\""
                  + " tabindex=\"-1\"><p>{}</p></div>",
              words));
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
