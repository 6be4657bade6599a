package dev.mapwright.server.admin;

import dev.mapwright.engine.account.file.Apps;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.StoredApps;
import dev.mapwright.server.body.JsonBody;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code /app}: the operator's own apps at vendors that ask customers for their consent. Those of
 * the accounts file are changed there. No secret is given back.
 *
 * @param accounts with the apps of the accounts file
 * @param apps those that can be changed
 * @param connectors all vendors by name
 */
public record AppOperations(Accounts accounts, StoredApps apps, Map<String, Connector> connectors) {
  /** The body of {@link #put}. */
  public static final Shape APP =
      Shape.of(
          "app",
          "Your own app at a vendor.",
          List.of(
              Key.required(Apps.ID, Kind.Matching.notBlank(), "Which app it is."),
              Key.required(Apps.SECRET, Kind.Matching.notBlank(), "What proves that it is.")));

  /** {@code GET /app}: all of them, by vendor. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    TreeMap<String, Object> forms = new TreeMap<>();
    apps.all()
        .forEach((name, app) ->
            forms.put(name, form(name, app.clientId(), "api", app.updatedAt().toString())));
    accounts
        .declaredApps()
        .byConnector()
        .forEach((name, fields) ->
            forms.put(name, form(name, String.valueOf(fields.get(Apps.ID)), "file", null)));
    JsonTree envelope = JsonTree.of("result", new ArrayList<>(forms.values()));
    return ServerResponse.json(200, out -> out.value(envelope.value()));
  }

  /** {@code PUT /app/{integration}}. */
  public ServerResponse put(ServerRequest request, Map<String, String> path) {
    String name = changeable(path);
    Connector connector = connectors.get(name);
    if (connector == null) {
      throw HttpException.of(
          404,
          "There is no integration '" + name + "'. " + Nearest.advice(name, connectors.keySet()));
    }
    if (!Apps.isAskedBy(connector)) {
      throw HttpException.badRequest(
          connector.label() + " asks no customer for consent, so an app is of no use there");
    }
    JsonBody body = JsonBody.read(request, APP);
    body.check();
    apps.put(
        name,
        Objects.requireNonNull(body.fields().text(Apps.ID)).strip(),
        Objects.requireNonNull(body.fields().text(Apps.SECRET)).strip());
    StoredApps.Stored stored = apps.all().get(name);
    if (stored == null) {
      throw HttpException.of(409, "The app of '" + name + "' was removed at the same time");
    }
    Object form = form(name, stored.clientId(), "api", stored.updatedAt().toString());
    return ServerResponse.json(200, out -> out.value(form));
  }

  /** {@code DELETE /app/{integration}}. */
  public ServerResponse remove(ServerRequest request, Map<String, String> path) {
    String name = changeable(path);
    if (!apps.remove(name)) {
      throw HttpException.of(404, "There is no app of '" + name + "'");
    }
    return ServerResponse.json(200, out -> out.value(JsonTree.of("integration", name).value()));
  }

  private String changeable(Map<String, String> path) {
    String name = Objects.requireNonNull(path.get("integration"));
    if (accounts.declaredApps().byConnector().containsKey(name)) {
      throw HttpException.of(
          409,
          "The app of '" + name + "' stands in the server's accounts file, which alone changes it");
    }
    return name;
  }

  private static Object form(
      String integration, String clientId, String managedBy, @Nullable String updatedAt) {
    return JsonTree.of("integration", integration)
        .with(Apps.ID, clientId)
        .with("secrets_set", List.of(Apps.SECRET))
        .with("managed_by", managedBy)
        .with("updated_at", updatedAt)
        .value();
  }
}
