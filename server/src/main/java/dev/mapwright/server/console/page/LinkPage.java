package dev.mapwright.server.console.page;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links by which customers connect: what one is to be for, and the link that was made. */
public final class LinkPage {
  private LinkPage() {}

  /**
   * Asks what a new account is to be.
   *
   * @param trouble what was wrong with what was filled in; null for nothing
   */
  public static ServerResponse ask(
      int status, PageSetting setting, Collection<Connector> connectors, @Nullable String trouble) {
    String title = setting.say("connect.new");
    List<Html> vendors =
        connectors.stream().map(each -> Fields.option(each.name(), each.label(), false)).toList();
    Html content =
        Html.of(
            """
            <p class="crumb"><a href="{}">{}</a></p>
            <section class="card narrow">
            <h1>{}</h1>
            <p class="lead">{}</p>
            {}
            <form method="post" action="{}">
            {}
            {}
            {}
            {}
            <button class="main">{}</button>
            </form>
            </section>
            """,
            setting.to("accounts"),
            setting.say("tab.accounts"),
            title,
            setting.say("connect.lead"),
            trouble == null
                ? Html.NOTHING
                : Html.of("<p class=\"trouble\" role=\"alert\">{}</p>", trouble),
            setting.to("connect"),
            setting.token(),
            Fields.select(
                "connector", setting.say("account.vendor"), setting.say("connect.choice"), vendors),
            Fields.text("tenant_id", setting.say("connect.tenant"), null),
            Fields.text("environment", setting.say("connect.environment"), null),
            setting.say("connect.make"));
    return Shell.page(status, setting, Tab.ACCOUNTS, title, content);
  }

  /** Shows a link, which is told only now. */
  public static ServerResponse made(PageSetting setting, String link, String account) {
    String title = setting.say("connect.made");
    Html content =
        Html.of(
            """
            <p class="crumb"><a href="{}">{}</a></p>
            <section class="card narrow">
            <h1>{}</h1>
            <p class="lead">{}</p>
            <div class="field"><label for="link">{}</label>
            <input id="link" readonly value="{}"></div>
            <a class="main" href="{}">{}</a>
            </section>
            """,
            setting.to("accounts"),
            setting.say("tab.accounts"),
            title,
            setting.say("connect.made.lead", account),
            setting.say("connect.link"),
            link,
            link,
            setting.say("connect.open"));
    return Shell.page(200, setting, Tab.ACCOUNTS, title, content);
  }
}
