package dev.mapwright.server.connect.page;

import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import dev.mapwright.server.page.Words;
import org.jspecify.annotations.Nullable;

/** Pages that say something and ask for nothing. */
public final class MessagePage {
  private MessagePage() {}

  /**
   * That an account is connected. A page that frames it, or has opened it, is told so.
   *
   * @param label the vendor's
   * @param trouble what stands in the way of reading all the same; null for nothing
   * @param back where to go on; null for nowhere
   */
  public static ServerResponse connected(
      Words texts,
      @Nullable String frameOrigin,
      String label,
      Outcome outcome,
      @Nullable String trouble,
      @Nullable String back) {
    String title = texts.say("done.title", label);
    Html content =
        Html.of(
            """
            <section class="card done" id="outcome" data-integration="{}" data-account="{}" {}>
            <p class="mark{}" aria-hidden="true">{}</p>
            <h1 tabindex="-1" id="title">{}</h1>
            {}
            <p class="lead">{}</p>
            {}
            </section>
            """,
            outcome.integration,
            outcome.account,
            frameOrigin == null ? Html.NOTHING : Html.of("data-origin=\"{}\"", frameOrigin),
            Html.when(trouble != null, " but"),
            trouble == null ? "✓" : "!",
            title,
            trouble == null
                ? Html.NOTHING
                : Html.of("<p class=\"trouble\" role=\"alert\">{}</p>", trouble),
            texts.say(trouble == null ? "done.lead" : "done.but"),
            back == null
                ? Html.NOTHING
                : Html.of("<a class=\"main\" href=\"{}\">{}</a>", back, texts.say("done.return")));
    return Layout.page(200, texts, frameOrigin, title, Html.NOTHING, content);
  }

  /**
   * What was connected.
   *
   * @param integration the connector's name
   * @param account the account's id
   */
  public record Outcome(String integration, String account) {}

  /** Leads to the vendor's own page, with or without a click. */
  public static ServerResponse leaving(
      Words texts, @Nullable String frameOrigin, String label, String address) {
    return onward(
        texts,
        frameOrigin,
        texts.say("leaving.title", label),
        address,
        texts.say("consent.button", label));
  }

  /** Leads back to the page that the link names, after an account was connected. */
  public static ServerResponse returning(Words texts, String label, String address) {
    return onward(texts, null, texts.say("done.title", label), address, texts.say("done.return"));
  }

  private static ServerResponse onward(
      Words texts, @Nullable String frameOrigin, String title, String address, String link) {
    Html content =
        Html.of(
            """
            <section class="card">
            <h1>{}</h1>
            <p class="lead">{}</p>
            <a class="main" href="{}">{}</a>
            </section>
            """,
            title,
            texts.say("leaving.lead"),
            address,
            link);
    Html head = Html.of("<meta http-equiv=\"refresh\" content=\"0; url={}\">", address);
    return Layout.page(200, texts, frameOrigin, title, head, content);
  }

  /** What went wrong where the customer cannot go on. */
  public static ServerResponse error(int status, Words texts, String title, String lead) {
    Html content =
        Html.of(
            """
            <section class="card">
            <h1>{}</h1>
            <p class="lead">{}</p>
            </section>
            """,
            title,
            lead);
    return Layout.page(status, texts, null, title, Html.NOTHING, content);
  }
}
