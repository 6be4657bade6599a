package dev.mapwright.server.console.page;

import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import java.util.List;

/** All connectors, and how much each can do. */
public final class ConnectorsPage {
  private ConnectorsPage() {}

  /**
   * What a connector amounts to.
   *
   * @param name its name
   * @param label the vendor's
   * @param filled how many values of the model it fills
   * @param filters how many of them the vendor filters itself
   * @param ways in which customers connect, as texts are named
   */
  public record Row(String name, String label, int filled, int filters, List<String> ways) {}

  /**
   * The page.
   *
   * @param values how many values the model has
   */
  public static ServerResponse of(PageSetting setting, List<Row> rows, int values) {
    String title = setting.say("tab.connectors");
    Html content =
        Html.of(
            """
            <h1>{}</h1>
            <p class="lead">{}</p>
            <table class="list">
            <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
            <tbody>{}</tbody>
            </table>
            """,
            title,
            setting.say("connectors.lead", String.valueOf(rows.size())),
            setting.say("account.vendor"),
            setting.say("connectors.filled", String.valueOf(values)),
            setting.say("connectors.filters"),
            setting.say("connectors.ways"),
            Html.joined(rows.stream().map(row -> row(setting, row, values))));
    return Shell.page(200, setting, Tab.CONNECTORS, title, content);
  }

  private static Html row(PageSetting setting, Row row, int values) {
    return Html.of(
        """
        <tr><th scope="row"><a href="{}">{}</a></th>
        <td data-label="{}"><meter min="0" max="{}" value="{}">{}</meter> {}</td>
        <td data-label="{}">{}</td>
        <td data-label="{}">{}</td></tr>
        """,
        setting.to("connectors/", row.name),
        row.label,
        setting.say("connectors.filled", String.valueOf(values)),
        String.valueOf(values),
        String.valueOf(row.filled),
        String.valueOf(row.filled),
        String.valueOf(row.filled),
        setting.say("connectors.filters"),
        String.valueOf(row.filters),
        setting.say("connectors.ways"),
        String.join("; ", row.ways.stream().map(setting::say).toList()));
  }
}
