package dev.mapwright.server.admin;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.OverlaidFields;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.load.overlay.LaidOver;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.StoredAccounts;
import dev.mapwright.server.body.JsonBody;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /integrated-account/{id}/overlay/preview}: a record with and without an overlay,
 * which is not kept.
 */
public record OverlayPreview(
    Accounts accounts, StoredAccounts stored, UnifiedApi api, UnifiedModels models) {
  private static final CallOptions BOUNDS =
      new CallOptions(Duration.ofSeconds(20), 20, true, false);
  private static final Wants FIELDS = new Wants(true, Set.of(), false);
  private static final Wants ID_ONLY = new Wants(false, Set.of(), false);

  /** The body. */
  public static final Shape BODY =
      Shape.of(
          "preview",
          "What to try.",
          List.of(
              Key.of(
                  "overlay",
                  new Kind.Json("an overlay: an object, or a text of YAML"),
                  "The overlay. Default: the one that the account has."),
              Key.of(
                  "record",
                  new Kind.Json("a record of the vendor"),
                  "A record as the vendor gives it. Default: the account's first, read live."),
              Key.of(
                  "resource",
                  Kind.Matching.notBlank(),
                  "The resource. Default: the connector's first.")));

  /** The same record, mapped in two ways. */
  private record Both(Map<String, ?> before, Map<String, ?> after, Set<String> incomplete) {}

  /** Answers both forms, and which layer gave each value that differs. */
  public ServerResponse preview(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = accounts.find(Objects.requireNonNull(path.get("id")), request.caller());
    entry.checkConnector();
    JsonBody body = JsonBody.read(request, BODY);
    body.check();
    Connector beneath = entry.account().connector();
    String resource = resource(body.fields().text("resource"), beneath);
    LaidOver laid =
        OverlayOperations.checked(stored, beneath, overlay(body.fields().node("overlay"), entry));
    Connector above = Objects.requireNonNull(laid.connector());
    YamlNode record = body.fields().node("record");
    Both both =
        record == null
            ? live(entry.account(), entry.account().with(above), resource)
            : mapped(entry.account(), above, resource, record.asJson());
    List<Object> changes = new ArrayList<>();
    collect(null, both.before, both.after, OverlaidFields.of(above, resource), changes);
    JsonTree answer =
        JsonTree.of("before", both.before)
            .with("after", both.after)
            .with("changes", changes)
            .with("incomplete", List.copyOf(both.incomplete))
            .with("warnings", laid.problems().stream().map(OverlayOperations::inWords).toList());
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  private static String overlay(@Nullable YamlNode given, AccountEntry entry) {
    if (given instanceof ScalarNode text) {
      return text.text();
    }
    String own = entry.overlay();
    if (given == null && own == null) {
      throw HttpException.badRequest(
          "The account has no overlay that could be tried; send one as 'overlay'");
    }
    return given == null ? Objects.requireNonNull(own) : Json.write(given.asJson());
  }

  private static String resource(@Nullable String named, Connector connector) {
    if (named != null && !connector.resources().containsKey(named)) {
      throw HttpException.badRequest(
          connector.label()
              + " has no resource '"
              + named
              + "'. "
              + Nearest.advice(named, connector.resources().keySet()));
    }
    return named == null ? connector.resources().firstEntry().getKey() : named;
  }

  private Both live(Account before, Account after, String resource) {
    List<UnifiedRecord> first =
        api.list(new ListCall(before, resource, Query.ALL, ID_ONLY, 1, null, BOUNDS)).records();
    if (first.isEmpty()) {
      throw HttpException.of(
          404, "The account has no record to try the overlay on; send one as 'record'");
    }
    String id = first.getFirst().id();
    return new Both(get(before, resource, id), get(after, resource, id), Set.of());
  }

  private Map<String, ?> get(Account account, String resource, String id) {
    return api.get(new GetCall(account, resource, id, FIELDS, Map.of(), BOUNDS)).record().fields();
  }

  private Both mapped(Account account, Connector above, String resource, Object record) {
    Object document = Json.read(Json.write(record));
    if (!(document instanceof Map<?, ?>)) {
      throw HttpException.badRequest("'record' is one record as the vendor gives it, an object");
    }
    OfflineMapping before = mapping(account.connector(), resource, account);
    OfflineMapping after = mapping(above, resource, account);
    Set<String> incomplete = new TreeSet<>(before.incomplete());
    incomplete.addAll(after.incomplete());
    return new Both(map(before, document), map(after, document), incomplete);
  }

  private OfflineMapping mapping(Connector connector, String name, Account account) {
    Resource resource = Objects.requireNonNull(connector.resources().get(name));
    UnifiedModel model = models.find(resource.model()).orElseThrow();
    return OfflineMapping.of(
        connector, resource, model, model.root().names(), account.openFields());
  }

  private static Map<String, ?> map(OfflineMapping mapping, Object record) {
    try {
      return mapping.records(record).map(0).fields();
    } catch (Unmappable e) {
      throw HttpException.badRequest(
          "The record cannot be mapped: `"
              + e.loss().field()
              + "` "
              + e.loss().came()
              + " ("
              + e.loss().place()
              + ")");
    }
  }

  /** The values that differ; objects member by member, lists whole. */
  private static void collect(
      @Nullable FieldPath path,
      @Nullable Object before,
      @Nullable Object after,
      Map<FieldPath, String> layers,
      List<Object> into) {
    boolean inside = before instanceof Map<?, ?> || path == null;
    if (inside && after instanceof Map<?, ?> now && before instanceof Map<?, ?> then) {
      Set<String> names = new LinkedHashSet<>();
      then.keySet().forEach(name -> names.add((String) name));
      now.keySet().forEach(name -> names.add((String) name));
      names.forEach(name ->
          collect(
              path == null ? FieldPath.of(name) : path.child(name),
              then.get(name),
              now.get(name),
              layers,
              into));
    } else if (path != null && !Objects.equals(before, after)) {
      into.add(
          JsonTree.of("field", path.toString())
              .with("before", before)
              .with("after", after)
              .with("layer", layer(path, layers))
              .value());
    }
  }

  private static String layer(FieldPath path, Map<FieldPath, String> layers) {
    return layers.entrySet().stream()
        .filter(entry -> entry.getKey().isAtOrBelow(path) || path.isAtOrBelow(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce((_, last) -> last)
        .orElse(Connector.LAYER);
  }
}
