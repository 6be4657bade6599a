package dev.mapwright.server.console.page;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts, some at a time. */
public final class AccountsPage {
  private AccountsPage() {}

  /**
   * Which accounts are wanted; null for any.
   *
   * @param connector of this vendor
   * @param tenant of this tenant
   * @param state in this state
   */
  public record Wanted(
      @Nullable String connector, @Nullable String tenant, @Nullable AccountState state) {
    /** Whether some are left out. */
    boolean isNarrow() {
      return connector != null || tenant != null || state != null;
    }
  }

  /**
   * Some accounts.
   *
   * @param accounts in their order, with their states
   * @param next where to go on; null at the end
   */
  public record Part(Map<AccountEntry, AccountState> accounts, @Nullable String next) {}

  /** The page. */
  public static ServerResponse of(
      PageSetting setting,
      Wanted wanted,
      Collection<Connector> connectors,
      Part part,
      boolean canConnect) {
    String title = setting.say("tab.accounts");
    Html rows =
        Html.joined(
            part.accounts.entrySet().stream()
                .map(row -> row(setting, row.getKey(), row.getValue())));
    Html content =
        Html.of(
            """
            <div class="head"><h1>{}</h1>{}</div>
            {}
            {}
            {}
            """,
            title,
            Html.when(
                canConnect && setting.isAdmin(),
                "<a class=\"main\" href=\"{}\">{}</a>",
                setting.to("connect"),
                setting.say("connect.new")),
            filters(setting, wanted, connectors),
            part.accounts.isEmpty()
                ? Html.of(
                    "<p class=\"lead\">{}</p>",
                    setting.say(wanted.isNarrow() ? "accounts.none" : "accounts.empty"))
                : table(setting, rows),
            part.next == null
                ? Html.NOTHING
                : Html.of(
                    "<p><a class=\"more\" rel=\"next\" href=\"{}\">{}</a></p>",
                    setting.to("accounts?" + query(wanted) + "after=" + part.next),
                    setting.say("next")));
    return Shell.page(200, setting, Tab.ACCOUNTS, title, content);
  }

  private static String query(Wanted wanted) {
    StringBuilder query = new StringBuilder();
    if (wanted.connector != null) {
      query.append("connector=").append(PageSetting.encoded(wanted.connector)).append('&');
    }
    if (wanted.tenant != null) {
      query.append("tenant_id=").append(PageSetting.encoded(wanted.tenant)).append('&');
    }
    if (wanted.state != null) {
      query.append("status=").append(wanted.state.word()).append('&');
    }
    return query.toString();
  }

  private static Html filters(
      PageSetting setting, Wanted wanted, Collection<Connector> connectors) {
    List<Html> vendors =
        connectors.stream()
            .map(each ->
                Fields.option(each.name(), each.label(), each.name().equals(wanted.connector)))
            .toList();
    List<Html> states =
        Arrays.stream(AccountState.values())
            .map(state ->
                Fields.option(
                    state.word(), setting.say("state." + state.word()), state == wanted.state))
            .toList();
    return Html.of(
        """
        <form method="get" action="{}" class="filters">
        {}{}{}
        <button class="second">{}</button>
        </form>
        """,
        setting.to("accounts"),
        Fields.select("connector", setting.say("account.vendor"), setting.say("any"), vendors),
        Fields.select("status", setting.say("account.state"), setting.say("any"), states),
        Fields.text("tenant_id", setting.say("account.tenant"), wanted.tenant),
        setting.say("filter"));
  }

  private static Html table(PageSetting setting, Html rows) {
    return Html.of(
        """
        <table class="list">
        <thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
        <tbody>
        {}
        </tbody>
        </table>
        """,
        setting.say("candidates.account"),
        setting.say("account.vendor"),
        setting.say("account.state"),
        setting.say("account.tenant"),
        setting.say("account.from"),
        rows);
  }

  private static Html row(PageSetting setting, AccountEntry entry, AccountState state) {
    return Html.of(
        """
        <tr>
        <th scope="row"><a href="{}">{}</a></th>
        <td data-label="{}">{}</td>
        <td data-label="{}">{}</td>
        <td data-label="{}">{}</td>
        <td data-label="{}">{}</td>
        </tr>
        """,
        setting.to("accounts/", entry.id()),
        entry.id(),
        setting.say("account.vendor"),
        entry.account().connector().label(),
        setting.say("account.state"),
        state.mark(setting),
        setting.say("account.tenant"),
        tenant(entry),
        setting.say("account.from"),
        setting.say(entry.isDeclared() ? "account.file" : "account.made"));
  }

  private static String tenant(AccountEntry entry) {
    String tenant = entry.tenantId();
    String environment = entry.environment();
    return tenant == null && environment == null
        ? "–"
        : environment == null
            ? String.valueOf(tenant)
            : (tenant == null ? "" : tenant + " · ") + environment;
  }
}
