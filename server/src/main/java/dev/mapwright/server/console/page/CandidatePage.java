package dev.mapwright.server.console.page;

import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import java.util.List;

/** One candidate, read live: the unified record, where its fields come from, the vendor's own. */
public final class CandidatePage {
  private CandidatePage() {}

  /** The page. */
  public static ServerResponse of(
      PageSetting setting,
      AccountEntry account,
      GetResult result,
      List<FieldExplanation> explained) {
    UnifiedRecord record = result.record();
    String title = record.fields().get("name") instanceof String name ? name : record.id();
    Html content =
        Html.of(
            """
            <p class="crumb"><a href="{}">{}</a></p>
            <h1>{}</h1>
            <p class="lead">{}</p>
            {}
            {}
            <form method="post" action="{}" class="actions">{}<input type="hidden" name="record" value="{}"><button class="second">{}</button></form>
            <div class="columns">
            <section class="card"><h2>{}</h2><pre class="json" tabindex="0">{}</pre></section>
            <section class="card"><h2>{}</h2><pre class="json" tabindex="0">{}</pre></section>
            </div>
            """,
            setting.to("candidates?integrated_account_id=", account.id()),
            setting.say("tab.candidates"),
            title,
            setting.say(
                "candidate.lead",
                account.account().connector().label(),
                String.valueOf(result.meta().calls())),
            warnings(result.meta().allWarnings()),
            ExplainedFields.of(setting, explained),
            setting.to("playground?connector=", account.account().connector().name()),
            setting.token(),
            Json.writePretty(record.remote()),
            setting.say("playground.this"),
            setting.say("candidate.unified"),
            Json.writePretty(record.fields()),
            setting.say("candidate.remote"),
            Json.writePretty(record.remote()));
    return Shell.page(200, setting, Tab.CANDIDATES, title, content);
  }

  private static Html warnings(List<String> warnings) {
    return warnings.isEmpty()
        ? Html.NOTHING
        : Html.of(
            "<ul class=\"warnings card\">{}</ul>",
            Html.joined(warnings.stream().map(each -> Html.of("<li>{}</li>", each))));
  }
}
