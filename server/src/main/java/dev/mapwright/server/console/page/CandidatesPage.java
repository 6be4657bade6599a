package dev.mapwright.server.console.page;

import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.explain.PlanDocument;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Candidates of an account, read live. */
public final class CandidatesPage {
  private static final List<String> COLUMNS =
      List.of("name", "title", "company", "emails.email", "updated_at");

  private CandidatesPage() {}

  /**
   * What is asked.
   *
   * @param account whose
   * @param resource its name
   * @param model what its records are
   * @param byVendor the fields that the vendor filters itself, in some way
   * @param lines the filters, as they were filled in
   */
  public record Asked(
      AccountEntry account,
      String resource,
      UnifiedModel model,
      Set<FieldPath> byVendor,
      List<FilterLine> lines) {
    String label() {
      return account.account().connector().label();
    }
  }

  /**
   * What came of it.
   *
   * @param plan how it was read; null where what is asked is wrong
   * @param page what was found; null where nothing came
   * @param troubles what is wrong, one line each
   * @param next the address of what comes next; null at the end
   * @param candidate the address of a record
   */
  public record Found(
      @Nullable PlanDocument plan,
      @Nullable ListPage page,
      List<String> troubles,
      @Nullable String next,
      Function<UnifiedRecord, String> candidate) {}

  /** Asks for an account. */
  public static ServerResponse ask(PageSetting setting) {
    String title = setting.say("tab.candidates");
    Html content =
        Html.of(
            """
            <h1>{}</h1>
            <p class="lead">{} <a href="{}">{}</a></p>
            <form method="get" class="filters">
            {}
            <button class="main">{}</button>
            </form>
            """,
            title,
            setting.say("candidates.ask"),
            setting.to("accounts"),
            setting.say("tab.accounts"),
            Fields.text("integrated_account_id", setting.say("candidates.account"), null),
            setting.say("candidates.read"));
    return Shell.page(200, setting, Tab.CANDIDATES, title, content);
  }

  /** The page. */
  public static ServerResponse of(int status, PageSetting setting, Asked asked, Found found) {
    String title = setting.say("tab.candidates");
    Html content =
        Html.of(
            """
            <p class="crumb"><a href="{}">{}</a></p>
            <h1>{}</h1>
            <p class="lead">{}</p>
            {}
            {}
            {}
            {}
            """,
            setting.to("accounts/", asked.account.id()),
            asked.account.id(),
            title,
            setting.say("candidates.lead", asked.label()),
            FilterForm.of(setting, asked),
            troubles(found.troubles),
            found.page == null ? Html.NOTHING : records(setting, asked, found.page, found),
            found.plan == null
                ? Html.NOTHING
                : PlanPart.of(
                    setting,
                    asked.label(),
                    found.plan,
                    found.page == null ? null : found.page.meta()));
    return Shell.page(status, setting, Tab.CANDIDATES, title, content);
  }

  private static Html troubles(List<String> troubles) {
    return troubles.isEmpty()
        ? Html.NOTHING
        : Html.of(
            "<div class=\"trouble\" role=\"alert\" id=\"trouble\" tabindex=\"-1\">{}</div>",
            Html.joined(troubles.stream().map(each -> Html.of("<p>{}</p>", each))));
  }

  private static Html records(PageSetting setting, Asked asked, ListPage page, Found found) {
    if (page.records().isEmpty()) {
      return Html.of("<p class=\"lead\" role=\"status\">{}</p>", setting.say("candidates.none"));
    }
    List<FieldPath> columns =
        COLUMNS.stream()
            .map(FieldPath::of)
            .filter(path -> asked.model.field(path).isPresent())
            .toList();
    return Html.of(
        """
        <table class="list">
        <thead><tr>{}</tr></thead>
        <tbody>{}</tbody>
        </table>
        {}
        """,
        Html.joined(columns.stream().map(path -> Html.of("<th scope=\"col\">{}</th>", path))),
        Html.joined(
            page.records().stream()
                .map(record -> row(asked.model, columns, record, found.candidate.apply(record)))),
        found.next == null
            ? Html.NOTHING
            : Html.of(
                "<p><a class=\"more\" rel=\"next\" href=\"{}\">{}</a></p>",
                found.next,
                setting.say("next")));
  }

  private static Html row(
      UnifiedModel model, List<FieldPath> columns, UnifiedRecord record, String address) {
    String name = first(columns.getFirst(), record);
    return Html.of(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>{}</tr>",
        address,
        name.isEmpty() ? record.id() : name,
        Html.joined(columns.stream().skip(1).map(path -> cell(path, text(model, path, record)))));
  }

  private static Html cell(FieldPath path, String text) {
    return Html.of(
        "<td data-label=\"{}\"{}>{}</td>",
        path,
        Html.when(text.isEmpty(), " class=\"none\""),
        text.isEmpty() ? "–" : text);
  }

  private static String text(UnifiedModel model, FieldPath path, UnifiedRecord record) {
    String text = first(path, record);
    boolean isMoment = model.field(path).orElseThrow().type() instanceof Type.DateTime;
    return isMoment ? RecordValues.minute(text) : text;
  }

  private static String first(FieldPath path, UnifiedRecord record) {
    return RecordValues.at(path, record.fields()).stream()
        .findFirst()
        .map(RecordValues::text)
        .orElse("");
  }
}
