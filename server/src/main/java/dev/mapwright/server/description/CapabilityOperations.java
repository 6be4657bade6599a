package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be called on a vendor or an account, narrowed down by the query. */
public record CapabilityOperations(Catalogue catalogue, Accounts accounts, AccountStates states) {
  private static final QueryParameter<Optional<Boolean>> UNIFIED =
      QueryParameter.choice("type", interfaces(), "Which interface.");
  private static final QueryParameter<List<String>> METHODS =
      QueryParameter.words("methods", Method.words(), "Only these methods.");
  private static final QueryParameter<Optional<String>> RESOURCE =
      QueryParameter.text("resource", "Only this resource.");

  // Every method has a description.
  private static final QueryParameter<Boolean> DESCRIBED =
      QueryParameter.flag("has_description", "Only methods with or without one.")
          .readAs((query, name) -> query.choice(name, Map.of("true", true, "false", false), true));

  /** By what the list is narrowed down. */
  public static final List<QueryParameter<?>> PARAMETERS =
      List.of(UNIFIED, METHODS, RESOURCE, DESCRIBED);

  /** {@code GET /integration/{slug}/capabilities}. */
  public ServerResponse ofVendor(ServerRequest request, Map<String, String> path) {
    Connector connector = catalogue.connector(Objects.requireNonNull(path.get("slug")));
    return answer(request, connector, null);
  }

  /** {@code GET /integrated-account/{id}/capabilities}. */
  public ServerResponse ofAccount(ServerRequest request, Map<String, String> path) {
    AccountEntry account = accounts.find(Objects.requireNonNull(path.get("id")), request.caller());
    return answer(request, account.account().connector(), account);
  }

  /** Whether a word of an interface means the unified one. */
  private static SequencedMap<String, Boolean> interfaces() {
    SequencedMap<String, Boolean> words = new LinkedHashMap<>();
    words.put("proxy", false);
    words.put("unified", true);
    words.put("all", true);
    return words;
  }

  private ServerResponse answer(
      ServerRequest request, Connector connector, @Nullable AccountEntry account) {
    Selection wanted = Selection.read(request);
    JsonTree all =
        JsonTree.of("integration", VendorDocument.integration(connector))
            // There is no way around the unified model.
            .with("proxy", List.of())
            .with("unified", wanted.unified() ? unified(connector, wanted) : List.of())
            .with("auth", VendorDocument.auth(connector))
            .with("ai_readiness", null)
            .with("account", account == null ? null : form(account));
    return ServerResponse.json(200, out -> out.value(all.value()));
  }

  private JsonTree form(AccountEntry account) {
    return AccountForm.of(account, !states.needingReauth(List.of(account.account())).isEmpty());
  }

  private List<?> unified(Connector connector, Selection wanted) {
    return catalogue.resources(connector).stream()
        .filter(described -> wanted.takes(described))
        .map(described ->
            JsonTree.of("unified_model", described.unifiedModel())
                .with("resource", described.unifiedResource())
                .with(
                    "methods",
                    Arrays.stream(Method.values())
                        .filter(method -> wanted.takes(method))
                        .map(CapabilityOperations::method)
                        .toList())
                .value())
        .toList();
  }

  private static Object method(Method method) {
    return JsonTree.of("method", method.word()).with("description", method.description()).value();
  }

  /**
   * What the query asks for.
   *
   * @param unified whether unified resources are wanted
   * @param methods those wanted; empty for all
   * @param resource the only one wanted, or null
   */
  private record Selection(boolean unified, Set<String> methods, @Nullable String resource) {

    static Selection read(ServerRequest request) {
      ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
      boolean unified = UNIFIED.read(query).orElse(true);
      Set<String> methods = new LinkedHashSet<>(METHODS.read(query));
      String resource = RESOURCE.read(query).orElse(null);
      boolean described = DESCRIBED.read(query);
      query.refuseRest(PARAMETERS);
      query.check();
      return new Selection(unified && described, methods, resource);
    }

    boolean takes(Described described) {
      return resource == null || resource.equals(described.unifiedResource());
    }

    boolean takes(Method method) {
      return methods.isEmpty() || methods.contains(method.word());
    }
  }
}
