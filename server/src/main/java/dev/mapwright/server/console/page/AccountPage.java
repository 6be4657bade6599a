package dev.mapwright.server.console.page;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account: its state, which of its secrets are set, and what can be done with it. */
public final class AccountPage {
  private AccountPage() {}

  /**
   * What came of trying the account.
   *
   * @param ok whether the vendor lets it in
   * @param message in words for its owner
   * @param vendorSays what the vendor said, where it refused
   */
  public record Tried(boolean ok, String message, @Nullable String vendorSays) {}

  /**
   * The page.
   *
   * @param tried what came of trying it just now; null if it was not tried
   * @param canConnect whether it can be connected anew
   */
  public static ServerResponse of(
      PageSetting setting,
      AccountEntry entry,
      AccountState state,
      @Nullable Tried tried,
      boolean canConnect) {
    Html content =
        Html.of(
            """
            <p class="crumb"><a href="{}">{}</a></p>
            <div class="head"><h1>{}</h1>{}</div>
            <p class="lead">{}</p>
            {}
            {}
            <div class="columns">
            <section class="card"><h2>{}</h2>{}</section>
            <section class="card"><h2>{}</h2>{}</section>
            </div>
            {}
            """,
            setting.to("accounts"),
            setting.say("tab.accounts"),
            entry.id(),
            state.mark(setting),
            setting.say("state." + state.word() + ".lead", entry.account().connector().label()),
            tried == null ? Html.NOTHING : result(setting, tried),
            actions(setting, entry, canConnect),
            setting.say("account.about"),
            about(setting, entry),
            setting.say("account.fields"),
            fields(setting, entry.account()),
            overlay(setting, entry));
    return Shell.page(200, setting, Tab.ACCOUNTS, entry.id(), content);
  }

  private static Html result(PageSetting setting, Tried tried) {
    String says = tried.vendorSays;
    return Html.of(
        "<div class=\"{}\" role=\"alert\" id=\"tried\" tabindex=\"-1\"><p>{}</p>{}</div>",
        tried.ok ? "fine" : "trouble",
        tried.message,
        says == null
            ? Html.NOTHING
            : Html.of("<p class=\"says\">{} <q>{}</q></p>", setting.say("vendor.says"), says));
  }

  private static Html actions(PageSetting setting, AccountEntry entry, boolean canConnect) {
    List<Html> all = new ArrayList<>();
    if (setting.isAdmin()) {
      all.add(
          Html.of(
              "<form method=\"post\" action=\"{}\">{}<button class=\"main\""
                  + " data-busy=\"{}\">{}</button></form>",
              setting.to("accounts/", entry.id()) + "/test",
              setting.token(),
              setting.say("test.busy", entry.account().connector().label()),
              setting.say("test")));
    }
    all.add(
        Html.of(
            "<a class=\"second\" href=\"{}\">{}</a>",
            setting.to("candidates?integrated_account_id=", entry.id()),
            setting.say("account.read")));
    if (setting.isAdmin() && canConnect && !entry.isDeclared()) {
      all.add(
          Html.of(
              "<form method=\"post\" action=\"{}\">{}<button class=\"second\">{}</button></form>",
              setting.to("accounts/", entry.id()) + "/link",
              setting.token(),
              setting.say("connect.again")));
    }
    return Html.of("<div class=\"actions\">{}</div>", Html.joined(all.stream()));
  }

  private static Html about(PageSetting setting, AccountEntry entry) {
    AccountEntry.Made made = entry.made();
    List<Html> rows = new ArrayList<>();
    rows.add(row(setting.say("account.vendor"), entry.account().connector().label()));
    rows.add(row(setting.say("account.tenant"), entry.tenantId()));
    rows.add(row(setting.say("account.environment"), entry.environment()));
    rows.add(
        row(
            setting.say("account.from"),
            setting.say(entry.isDeclared() ? "account.file.long" : "account.made")));
    if (made != null) {
      rows.add(row(setting.say("account.created"), moment(made.createdAt())));
      rows.add(row(setting.say("account.updated"), moment(made.updatedAt())));
    }
    return Html.of("<dl>{}</dl>", Html.joined(rows.stream()));
  }

  private static String moment(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
  }

  private static Html row(String name, @Nullable String value) {
    return Html.of("<dt>{}</dt><dd>{}</dd>", name, value == null ? "–" : value);
  }

  private static Html fields(PageSetting setting, Account account) {
    return Html.of(
        "<dl>{}</dl>",
        Html.joined(
            account.connector().account().values().stream()
                .map(field ->
                    row(
                        field.title() == null ? field.name() : field.title(),
                        value(setting, account, field)))));
  }

  /** Of a secret never more than that it is there. */
  private static @Nullable String value(PageSetting setting, Account account, AccountField field) {
    String value = account.fields().get(field.name());
    if (value == null) {
      return null;
    }
    if (!account.ownFields().containsKey(field.name())) {
      return setting.say("field.lent");
    }
    return field.secret() ? setting.say("field.set") : value;
  }

  private static Html overlay(PageSetting setting, AccountEntry entry) {
    String overlay = entry.overlay();
    return overlay == null || !setting.isAdmin()
        ? Html.NOTHING
        : Html.of(
            "<section class=\"card\"><h2>{}</h2><pre>{}</pre><p><a"
                + " href=\"{}\">{}</a></p></section>",
            setting.say("account.overlay"),
            overlay,
            setting.to("playground?integrated_account_id=", entry.id()),
            setting.say("playground.this"));
  }
}
