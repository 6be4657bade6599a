package dev.mapwright.server.console.page;

import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import org.jspecify.annotations.Nullable;

/** The page on which somebody signs in with a key. */
public final class SignInPage {
  /** The field of the key. */
  public static final String KEY = "key";

  /** The field of the page that was asked for, by its path below {@code /console/}. */
  public static final String PAGE = "page";

  private SignInPage() {}

  /**
   * The page.
   *
   * @param page where to go on
   * @param trouble what is wrong; null for nothing
   */
  public static ServerResponse of(
      int status, PageSetting setting, String page, @Nullable String trouble) {
    String title = setting.say("sign.title");
    Html content =
        Html.of(
            """
            <section class="card narrow">
            <p class="brand" aria-hidden="true">Mapwright</p>
            <h1>{}</h1>
            <p class="lead">{}</p>
            {}
            <form method="post" action="{}">
            <input type="hidden" name="{}" value="{}">
            <div class="field">
            <label for="key">{}</label>
            <input id="key" name="{}" type="password" autocomplete="current-password" autocapitalize="off" spellcheck="false" required {}>
            </div>
            <button class="main">{}</button>
            </form>
            <p class="help">{} <code>mapwright key create console --admin</code></p>
            </section>
            """,
            title,
            setting.say("sign.lead"),
            trouble == null
                ? Html.NOTHING
                : Html.of("<p class=\"trouble\" role=\"alert\" id=\"trouble\">{}</p>", trouble),
            setting.to("sign-in"),
            PAGE,
            page,
            setting.say("sign.key"),
            KEY,
            Html.when(trouble != null, "aria-invalid=\"true\" aria-describedby=\"trouble\""),
            setting.say("sign.button"),
            setting.say("sign.help"));
    return Shell.bare(status, setting, title, content);
  }
}
