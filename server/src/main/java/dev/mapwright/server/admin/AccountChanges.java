package dev.mapwright.server.admin;

import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.StoredAccounts;
import dev.mapwright.server.auth.AccountTokens;
import dev.mapwright.server.body.JsonBody;
import dev.mapwright.server.description.AccountOperations;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.store.ErasureTable.Erased;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes of {@code /integrated-account}. Accounts of the accounts file are changed there.
 *
 * @param accounts all of them
 * @param stored those that can be changed
 * @param tokens the tokens of accounts
 * @param reading answers with an account
 * @param connectors all vendors by name
 * @param erasure removes what is kept of accounts
 */
public record AccountChanges(
    Accounts accounts,
    StoredAccounts stored,
    AccountTokens tokens,
    AccountOperations reading,
    Map<String, Connector> connectors,
    AccountErasure erasure) {
  private static final Kind NOT_BLANK = Kind.Matching.notBlank();
  private static final Kind FIELDS =
      new Kind.Named(new Kind.Text("a field"), new Kind.Text("text"), false);

  private static final String CREDENTIALS = "credentials";

  /** The body of {@link #create}. */
  public static final Shape NEW =
      Shape.of(
          "account",
          "A customer's account with a vendor.",
          List.of(
              Key.required("integration", NOT_BLANK, "The vendor, by its connector's name."),
              Key.of("id", AccountNames.ID, "What callers name it by. Default: a new UUID."),
              Key.of("tenant_id", AccountNames.LABEL, "Whose it is, in your words."),
              Key.of("environment", AccountNames.LABEL, "Such as production, in your words."),
              Key.of(
                  CREDENTIALS,
                  FIELDS,
                  "What the customer pasted in, by the connector's account fields."),
              Key.of(
                  "token",
                  NOT_BLANK,
                  "What callers of other forms send as the account's token. Default: the id.")));

  /** The body of {@link #change}. */
  public static final Shape CHANGE =
      Shape.of(
          "change",
          "What is to change.",
          List.of(
              Key.of("tenant_id", AccountNames.LABEL, "Whose it is, in your words."),
              Key.of("environment", AccountNames.LABEL, "Such as production, in your words."),
              Key.of(
                  "status",
                  Kind.Words.of("active", "blocked"),
                  "Through a blocked account nothing is read."),
              Key.of(
                  CREDENTIALS,
                  FIELDS,
                  "The fields that change; the others stay. An empty text takes one away.")));

  /** The body of {@link #token}. */
  public static final Shape TOKEN =
      Shape.of(
          "token",
          "A token for an account.",
          List.of(Key.required("integrated_account_id", NOT_BLANK, "The account.")));

  /** {@code POST /integrated-account}. */
  public ServerResponse create(ServerRequest request, Map<String, String> path) {
    JsonBody body = JsonBody.read(request, NEW);
    CheckedMap fields = body.fields();
    Connector connector = connector(body);
    Map<String, String> credentials = credentials(fields);
    if (connector != null) {
      check(connector, credentials, body);
    }
    body.check();
    String id = fields.text("id", UUID.randomUUID().toString());
    StoredAccounts.New account =
        new StoredAccounts.New(
            id,
            Objects.requireNonNull(connector),
            fields.text("tenant_id"),
            fields.text("environment"),
            credentials,
            fields.text("token", id));
    if (accounts.isDeclared(id)) {
      throw taken("id");
    }
    if (accounts.isDeclaredToken(account.token())) {
      throw taken("token");
    }
    return switch (stored.add(account)) {
      case DONE -> reading.answer(accounts.find(id, request.caller()));
      case ID_TAKEN -> throw taken("id");
      case TOKEN_TAKEN -> throw taken("token");
    };
  }

  private static HttpException taken(String what) {
    return HttpException.of(409, "Another integrated account has this " + what);
  }

  private @Nullable Connector connector(JsonBody body) {
    String name = body.fields().text("integration");
    Connector connector = name == null ? null : connectors.get(name);
    if (name != null && connector == null) {
      body.mistake(
          "integration",
          "There is no integration '" + name + "'.",
          Nearest.advice(name, connectors.keySet()));
    }
    return connector;
  }

  private static Map<String, String> credentials(CheckedMap fields) {
    Map<String, String> values = new LinkedHashMap<>();
    fields
        .entries(CREDENTIALS)
        .forEach((name, entry) -> {
          if (entry.value() instanceof ScalarNode scalar) {
            values.put(name, scalar.text());
          }
        });
    return values;
  }

  private void check(Connector connector, Map<String, String> values, JsonBody body) {
    CredentialCheck.check(connector, accounts.apps().completed(connector, values))
        .mistakes()
        .forEach(mistake -> body.mistake(CREDENTIALS, mistake.message(), mistake.cure()));
  }

  /** {@code PATCH /integrated-account/{id}}. */
  public ServerResponse change(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = changeable(request, path);
    JsonBody body = JsonBody.read(request, CHANGE);
    CheckedMap fields = body.fields();
    Map<String, String> credentials = null;
    if (fields.has(CREDENTIALS)) {
      entry.checkConnector();
      credentials = new LinkedHashMap<>(entry.account().ownFields());
      credentials.putAll(credentials(fields));
      credentials.values().removeIf(String::isBlank);
      check(entry.account().connector(), credentials, body);
    }
    body.check();
    String status = fields.text("status");
    StoredAccounts.Change change =
        new StoredAccounts.Change(
            fields.text("tenant_id"),
            fields.text("environment"),
            status == null ? null : status.equals("blocked"),
            credentials);
    return reading.answer(stored.change(entry.id(), change).orElseThrow(() -> gone(entry.id())));
  }

  /**
   * {@code DELETE /integrated-account/{id}}: with all that is kept of it, and how much that was.
   */
  public ServerResponse remove(ServerRequest request, Map<String, String> path) {
    String id = changeable(request, path).id();
    if (!stored.remove(id)) {
      throw gone(id);
    }
    Erased erased = erasure.erase(id);
    JsonTree answer =
        JsonTree.of("id", id)
            .with(
                "removed",
                JsonTree.of("records", erased.records())
                    .with("ids", erased.ids())
                    .with("sync_runs", erased.runs()));
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  private static HttpException gone(String id) {
    return HttpException.of(404, "There is no integrated account '" + id + "' any more");
  }

  private AccountEntry changeable(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = accounts.find(Objects.requireNonNull(path.get("id")), request.caller());
    if (entry.isDeclared()) {
      throw HttpException.of(
          409,
          "The integrated account '"
              + entry.id()
              + "' stands in the server's accounts file, which alone changes it");
    }
    return entry;
  }

  /** {@code POST /integrated-account/token}: reads one account for a quarter of an hour. */
  public ServerResponse token(ServerRequest request, Map<String, String> path) {
    JsonBody body = JsonBody.read(request, TOKEN);
    body.check();
    String id = Objects.requireNonNull(body.fields().text("integrated_account_id"));
    AccountTokens.Issued issued = tokens.issue(accounts.find(id, request.caller()).id());
    JsonTree answer =
        JsonTree.of("integrated_account_token", issued.token())
            .with("expires_at", issued.expiresAt().toString());
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }
}
