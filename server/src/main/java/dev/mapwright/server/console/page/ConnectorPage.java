package dev.mapwright.server.console.page;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import java.util.List;
import java.util.Locale;

/** One connector: how customers connect, which fields it fills and filters, and its file. */
public final class ConnectorPage {
  private ConnectorPage() {}

  /** Where a field's value comes from. */
  public enum Filled {
    /** It stands in the list. */
    LIST,
    /** It takes a further request, for each record or for a table. */
    REQUEST,
    /** Nothing is mapped to it. */
    NOTHING;

    String word() {
      return "filled." + name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A field of the model.
   *
   * @param path the field
   * @param filled where its value comes from
   * @param filters the operators by which the vendor filters it itself
   * @param sorts whether the vendor sorts by it itself
   */
  public record Row(FieldPath path, Filled filled, List<String> filters, boolean sorts) {}

  /**
   * The page.
   *
   * @param ways in which customers connect, as texts are named
   * @param gaps who may be missed while a list is read
   */
  public static ServerResponse of(
      PageSetting setting,
      Connector connector,
      List<String> ways,
      List<Row> rows,
      List<String> gaps) {
    String docs = connector.docs();
    Html content =
        Html.of(
            """
            <p class="crumb"><a href="{}">{}</a></p>
            <h1>{}</h1>
            <div class="actions"><a class="second" href="{}">{}</a><a class="second" href="{}">{}</a>{}</div>
            <section class="card"><h2>{}</h2><p>{}</p>{}</section>
            {}
            <section class="card"><h2>{}</h2>
            <table class="fields coverage">
            <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
            <tbody>{}</tbody>
            </table></section>
            <section class="card"><details><summary>{} <code>{}</code></summary>{}</details></section>
            """,
            setting.to("connectors"),
            setting.say("tab.connectors"),
            connector.label(),
            setting.to("playground?connector=", connector.name()),
            setting.say("connector.try"),
            setting.to("accounts?connector=", connector.name()),
            setting.say("tab.accounts"),
            docs == null || !docs.startsWith("https://")
                ? Html.NOTHING
                : Html.of(
                    "<a class=\"second\" rel=\"noreferrer\" href=\"{}\">{}</a>",
                    docs,
                    setting.say("connector.docs")),
            setting.say("connector.ways"),
            String.join("; ", ways.stream().map(setting::say).toList()),
            Html.joined(connector.account().values().stream().map(f -> field(setting, f))),
            gaps(setting, gaps),
            setting.say("connector.fields"),
            setting.say("explained.field"),
            setting.say("connector.filled"),
            setting.say("filter.native", connector.label()),
            setting.say("connector.sorts"),
            Html.joined(rows.stream().map(row -> row(setting, connector, row))),
            setting.say("connector.file"),
            connector.file().name(),
            MarkedSource.whole(connector.file()));
    return Shell.page(200, setting, Tab.CONNECTORS, connector.label(), content);
  }

  private static Html field(PageSetting setting, AccountField field) {
    String title = field.title();
    String help = field.help();
    return Html.of(
        "<h3>{} <code>{}</code> <span class=\"soft\">{}{}</span></h3>{}",
        title == null ? field.name() : title,
        field.name(),
        setting.say(field.optional() ? "connector.optional" : "connector.needed"),
        field.secret() ? ", " + setting.say("connector.secret") : "",
        help == null ? Html.NOTHING : Html.of("<p class=\"lead\">{}</p>", help));
  }

  private static Html gaps(PageSetting setting, List<String> gaps) {
    return gaps.isEmpty()
        ? Html.NOTHING
        : Html.of(
            "<section class=\"card\"><h2>{}</h2><ul class=\"warnings\">{}</ul></section>",
            setting.say("connector.gaps"),
            Html.joined(gaps.stream().map(gap -> Html.of("<li>{}</li>", gap))));
  }

  private static Html row(PageSetting setting, Connector connector, Row row) {
    boolean isNothing = row.filled == Filled.NOTHING;
    return Html.of(
        "<tr{}><th scope=\"row\"><code>{}</code></th>{}{}{}</tr>",
        Html.when(isNothing, " class=\"unfilled\""),
        row.path,
        cell(setting.say("connector.filled"), setting.say(row.filled.word())),
        cell(setting.say("filter.native", connector.label()), String.join(", ", row.filters)),
        cell(setting.say("connector.sorts"), row.sorts ? setting.say("yes") : ""));
  }

  private static Html cell(String label, String text) {
    return Html.of(
        "<td data-label=\"{}\"{}>{}</td>",
        label,
        Html.when(text.isEmpty(), " class=\"none\""),
        text);
  }
}
