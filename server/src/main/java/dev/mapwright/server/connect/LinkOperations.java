package dev.mapwright.server.connect;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.AccountNames;
import dev.mapwright.server.body.JsonBody;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /link-token}: makes links by which customers connect.
 *
 * @param links keeps them
 * @param accounts those that may be connected anew
 * @param connectors all vendors by name
 * @param address where customers reach the server
 */
public record LinkOperations(
    Links links, Accounts accounts, Map<String, Connector> connectors, PublicAddress address) {
  private static final Kind NOT_BLANK = Kind.Matching.notBlank();
  private static final int MOST_MINUTES = (int) Duration.ofDays(30).toMinutes();
  private static final int USUAL_MINUTES = (int) Links.LIFETIME.toMinutes();

  /** The body of {@link #create}. */
  public static final Shape NEW =
      Shape.of(
          "link",
          "A link by which a customer connects one account.",
          List.of(
              Key.of("tenant_id", AccountNames.LABEL, "Whose the new account is, in your words."),
              Key.of("environment", AccountNames.LABEL, "Such as production, in your words."),
              Key.of("id", AccountNames.ID, "The id of the new account. Default: a new UUID."),
              Key.of(
                  "integrated_account_id",
                  NOT_BLANK,
                  "An account that is to be connected anew, in place of a new one."),
              Key.of(
                  "integrations",
                  new Kind.Many(NOT_BLANK),
                  "The vendors to choose from, by their connectors' names. Default: all."),
              Key.of(
                  "language",
                  Kind.Words.of(Words.LANGUAGES.toArray(String[]::new)),
                  "Of the pages; what a vendor's fields are called stays in its connector's words."
                      + " Default: en."),
              Key.of(
                  "redirect_uri",
                  NOT_BLANK,
                  "Where the customer goes when the account is connected: https, or this machine."),
              Key.of(
                  "frame_origin",
                  NOT_BLANK,
                  "Whose pages may show the link in a frame, and are told what came of it, such as"
                      + " https://app.example.com. Default: nobody's."),
              Key.of(
                  "expires_in_minutes",
                  new Kind.Whole(1, MOST_MINUTES),
                  "For so long it is good. Default: seven days.")));

  /** Answers with the token, which is shown now and never again. */
  public ServerResponse create(ServerRequest request, Map<String, String> path) {
    JsonBody body = JsonBody.read(request, NEW);
    CheckedMap fields = body.fields();
    AccountEntry before = before(request, body);
    integrations(body);
    pages(body);
    body.check();
    Links.Made made =
        links.make(
            new Links.Purpose(
                before == null ? fields.text("id", UUID.randomUUID().toString()) : before.id(),
                before != null,
                before == null
                    ? fields.texts("integrations")
                    : List.of(before.account().connector().name()),
                fields.text("tenant_id"),
                fields.text("environment"),
                fields.text("language", Words.LANGUAGES.getFirst()),
                fields.text("redirect_uri"),
                fields.text("frame_origin")),
            Duration.ofMinutes(fields.whole("expires_in_minutes", USUAL_MINUTES)));
    JsonTree answer =
        JsonTree.of("link_token", made.token())
            .with("url", url(made))
            .with("integrated_account_id", made.row().account())
            .with("expires_at", Instant.ofEpochMilli(made.row().expiresAt()).toString());
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  /**
   * A link that was made.
   *
   * @param address where it leads; told now and never again
   * @param account the account that it connects
   */
  public record Made(String address, String account) {
    @Override
    public String toString() {
      return "link to account " + account;
    }
  }

  /**
   * A link to a new account, good for as long as links usually are.
   *
   * @param integrations the vendors to choose from; empty for all
   * @param language of its pages
   */
  public Made fresh(
      List<String> integrations,
      @Nullable String tenantId,
      @Nullable String environment,
      String language) {
    return made(
        new Links.Purpose(
            UUID.randomUUID().toString(),
            false,
            integrations,
            tenantId,
            environment,
            language,
            null,
            null));
  }

  /**
   * A link by which an account is connected anew.
   *
   * @throws HttpException 409 if it stands in the accounts file
   */
  public Made again(AccountEntry entry, String language) {
    return made(
        new Links.Purpose(
            changeable(entry).id(),
            true,
            List.of(entry.account().connector().name()),
            null,
            null,
            language,
            null,
            null));
  }

  private Made made(Links.Purpose purpose) {
    Links.Made made = links.make(purpose, Links.LIFETIME);
    return new Made(url(made), made.row().account());
  }

  private String url(Links.Made made) {
    return address.of("/connect?link_token=" + encoded(made.token()));
  }

  private static String encoded(String token) {
    return URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  private @Nullable AccountEntry before(ServerRequest request, JsonBody body) {
    String id = body.fields().text("integrated_account_id");
    if (id == null) {
      return null;
    }
    AccountEntry entry = changeable(accounts.find(id, request.caller()));
    for (String key : List.of("tenant_id", "environment", "id", "integrations")) {
      if (body.fields().has(key)) {
        body.mistake(
            key,
            "'" + key + "' is of a new account, and 'integrated_account_id' names one there is.",
            "Leave one of them out.");
      }
    }
    return entry;
  }

  private static AccountEntry changeable(AccountEntry entry) {
    if (entry.isDeclared()) {
      throw HttpException.of(
          409,
          "The integrated account '"
              + entry.id()
              + "' stands in the server's accounts file, which alone changes it");
    }
    entry.checkConnector();
    return entry;
  }

  private void integrations(JsonBody body) {
    for (String name : body.fields().texts("integrations")) {
      if (!connectors.containsKey(name)) {
        body.mistake(
            "integrations",
            "There is no integration '" + name + "'.",
            Nearest.advice(name, connectors.keySet()));
      }
    }
    String id = body.fields().text("id");
    if (id != null && accounts.exists(id)) {
      body.mistake(
          "id",
          "There is an integrated account with this 'id'.",
          "Name it by 'integrated_account_id' if it is to be connected anew.");
    }
  }

  private static void pages(JsonBody body) {
    String redirect = body.fields().text("redirect_uri");
    if (redirect != null && !WebAddress.isPage(redirect)) {
      body.mistake(
          "redirect_uri",
          "'redirect_uri' is no address that customers can be sent to.",
          "It begins with https://, or with http:// on this machine, and has no fragment.");
    }
    String frame = body.fields().text("frame_origin");
    if (frame != null && !WebAddress.isOrigin(frame)) {
      body.mistake(
          "frame_origin",
          "'frame_origin' is no origin of a page.",
          "Write scheme, host and, unless it is the usual one, port, such as"
              + " https://app.example.com, without a path.");
    }
  }
}
