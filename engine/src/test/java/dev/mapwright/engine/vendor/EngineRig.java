package dev.mapwright.engine.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.Engine;
import dev.mapwright.engine.EngineParts;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.loss.Losses;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.read.Mappers;
import dev.mapwright.engine.read.ReadContext;
import dev.mapwright.engine.related.Tables;
import dev.mapwright.engine.related.Warnings;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.auth.InMemoryTokenStore;
import dev.mapwright.engine.upstream.transport.OriginOverride;
import dev.mapwright.engine.upstream.vertx.TransportOptions;
import dev.mapwright.engine.upstream.vertx.VertxTransport;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.ReadingProgress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A whole engine before a {@link RoutedVendor}, for a connector written in the test. */
public final class EngineRig implements AutoCloseable {
  public final RoutedVendor vendor = new RoutedVendor();

  /** Somebody else, at {@code https://files.example}. */
  public final RoutedVendor files = new RoutedVendor();

  public final Engine engine;

  /** What the engine is made of. */
  public final EngineParts parts;

  private final VertxTransport transport;
  private final Connector connector;

  /** With the resource {@code candidates} as YAML, indented by nothing. */
  public EngineRig(String candidates) {
    this("", candidates);
  }

  /** The same with more of the connector, as YAML. */
  public EngineRig(String connector, String candidates) {
    this(connector, candidates, InstantSource.system());
  }

  /** The same with another time. */
  public EngineRig(String connector, String candidates, InstantSource clock) {
    this.connector = AcmeConnector.of(connector, candidates);
    this.transport = new VertxTransport(TransportOptions.DEFAULT);
    this.parts =
        new EngineParts(
            new Upstream(
                new OriginOverride(
                    transport,
                    Map.of(
                        URI.create("https://api.acme.example"),
                        vendor.uri(),
                        URI.create("https://files.example"),
                        files.uri())),
                new InMemoryTokenStore(),
                null),
            UnifiedModels.bundled(),
            new SecretKeySpec(new byte[32], "AES"),
            clock);
    this.engine = new Engine(parts);
  }

  /** A customer. */
  public Account account(String id) {
    return new Account(id, connector, Map.of());
  }

  /** What the requests of one call share: 30 seconds and 100 requests. */
  public CallScope scope() {
    Budget budget = new Budget(parts.clock(), Duration.ofSeconds(30), 100);
    Losses losses = new Losses(connector.name(), (_, _) -> {}, false);
    return new CallScope(
        account("a"),
        parts.upstream(),
        budget,
        parts.limits(),
        Variables.NONE,
        losses,
        ReadingProgress.UNTOLD);
  }

  /** What the steps of one call share. */
  public ReadContext context() {
    CallScope scope = scope();
    return new ReadContext(
        AcmeConnector.candidates(connector),
        UnifiedModels.bundled().find("ats/candidates").orElseThrow(),
        scope,
        new Tables(parts.limits().tableRows()),
        new Mappers(),
        new Warnings(scope.losses(), scope.secrets(), parts.limits().callWarnings()));
  }

  /** A list call with the usual bounds. */
  public ListCall list(int limit, @Nullable String cursor, Filter... filters) {
    return new ListCall(
        account("a"),
        "candidates",
        new Query(List.of(filters), null, Map.of()),
        Wants.ALL,
        limit,
        cursor,
        CallOptions.DEFAULT);
  }

  /** A filter. */
  public static Filter where(String field, Operator operator, String... values) {
    return new Filter.Comparison(FieldPath.of(field), operator, List.of(values));
  }

  /** The ids of a whole walk in pages of a size. */
  public List<String> walk(int limit, Filter... filters) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      ListPage page = engine.list(list(limit, cursor, filters));
      assertThat(page.records().isEmpty() && page.nextCursor() != null)
          .describedAs("an empty page with a cursor")
          .isFalse();
      ids.addAll(ids(page));
      cursor = page.nextCursor();
    } while (cursor != null);
    return ids;
  }

  /** The ids of a page. */
  public static List<String> ids(ListPage page) {
    return page.records().stream().map(UnifiedRecord::id).toList();
  }

  /** One record. */
  public UnifiedRecord get(String id) {
    return engine
        .get(new GetCall(account("a"), "candidates", id, Wants.ALL, Map.of(), CallOptions.DEFAULT))
        .record();
  }

  @Override
  public void close() {
    transport.close();
    vendor.close();
    files.close();
  }
}
