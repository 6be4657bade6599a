package dev.mapwright.server.console.page;

import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import dev.mapwright.server.page.PageAssets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What all pages of the console share: the menu, the look, and what a browser may do with them. */
public final class Shell {
  /** The name of the field by which a form shows that it is our own. */
  public static final String TOKEN = "form_token";

  private static final PageAssets ASSETS =
      PageAssets.beside(Shell.class, "console.css", "console.js");

  private Shell() {}

  /** A page of a tab; null for none. */
  public static ServerResponse page(
      int status, PageSetting setting, @Nullable Tab tab, String title, Html content) {
    return whole(status, setting, title, menu(setting, tab), Html.NOTHING, content);
  }

  /** A page for whoever has not signed in. */
  static ServerResponse bare(int status, PageSetting setting, String title, Html content) {
    return whole(status, setting, title, Html.NOTHING, Html.NOTHING, content);
  }

  /**
   * Asks for the same page once more, from here: a browser that comes from another site does not
   * show its cookie at first.
   */
  public static ServerResponse again(PageSetting setting) {
    return whole(
        200,
        setting,
        "Mapwright",
        Html.NOTHING,
        new Html("<meta http-equiv=\"refresh\" content=\"0\">"),
        Html.NOTHING);
  }

  /** What went wrong. */
  public static ServerResponse error(int status, PageSetting setting, String message) {
    String title = setting.say("error.title");
    return page(
        status,
        setting,
        null,
        title,
        Html.of(
            "<h1>{}</h1><p class=\"trouble\" role=\"alert\">{}</p><p><a href=\"{}\">{}</a></p>",
            title,
            message,
            setting.to(""),
            setting.say("error.home")));
  }

  private static ServerResponse whole(
      int status, PageSetting setting, String title, Html menu, Html head, Html content) {
    Html page =
        Html.of(
            """
            <!DOCTYPE html>
            <html lang="{}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{} · Mapwright</title>
            {}
            <style>{}</style>
            </head>
            <body>
            {}
            <main id="main" tabindex="-1">
            {}
            </main>
            <script>{}</script>
            </body>
            </html>
            """,
            setting.texts().language(),
            title,
            head,
            ASSETS.style(),
            menu,
            content,
            ASSETS.script());
    byte[] bytes = page.source().getBytes(StandardCharsets.UTF_8);
    // Forms tell their origin only where the page may tell its address to its own site.
    return ServerResponse.of(status, "text/html; charset=utf-8", out -> out.write(bytes))
        .with(ASSETS.safe(PageAssets.NOBODY, "same-origin"));
  }

  private static Html menu(PageSetting setting, @Nullable Tab current) {
    if (setting.formToken().isEmpty()) {
      return Html.NOTHING;
    }
    Html tabs =
        Html.joined(
            Arrays.stream(Tab.values())
                .map(tab ->
                    Html.of(
                        "<a href=\"{}\"{}>{}</a>",
                        setting.to(tab.word()),
                        Html.when(tab == current, " aria-current=\"page\""),
                        setting.say("tab." + tab.word()))));
    return Html.of(
        """
        <a class="skip" href="#main">{}</a>
        <header>
        <a class="brand" href="{}">Mapwright</a>
        <nav aria-label="{}">{}</nav>
        <form method="post" action="{}" class="who">{}<span>{}</span> <button class="quiet">{}</button></form>
        </header>
        """,
        setting.say("skip"),
        setting.to(""),
        setting.say("menu"),
        tabs,
        setting.to("sign-out"),
        setting.token(),
        who(setting),
        setting.say("sign.out"));
  }

  private static String who(PageSetting setting) {
    String account = setting.caller().account();
    return account == null
        ? setting.say(setting.isAdmin() ? "who.admin" : "who.read")
        : setting.say("who.account", account);
  }
}
