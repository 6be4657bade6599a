package dev.mapwright.engine.embedded;

import dev.mapwright.engine.Consents;
import dev.mapwright.engine.Engine;
import dev.mapwright.engine.EngineParts;
import dev.mapwright.engine.Outgoing;
import dev.mapwright.engine.limit.EngineLimits;
import dev.mapwright.engine.loss.LossCounter;
import dev.mapwright.engine.loss.LossLog;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.time.SteadyTime;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.auth.InMemoryTokenStore;
import dev.mapwright.engine.upstream.auth.TokenStore;
import dev.mapwright.engine.upstream.memory.AnswerRoom;
import dev.mapwright.engine.upstream.rate.SharedBudgets;
import dev.mapwright.engine.upstream.transport.OriginOverride;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.transport.VendorProxy;
import dev.mapwright.engine.upstream.vertx.TransportOptions;
import dev.mapwright.engine.upstream.vertx.VertxTransport;
import dev.mapwright.engine.watch.EngineState;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * An engine with the HTTP client that it calls vendors by. One is enough for a program: safe for
 * any number of threads, each of which waits for its answer, so use virtual ones. Close it when
 * nobody asks any more; calls that are running then fail.
 *
 * <pre>{@code
 * Connector vendor = Connectors.in(folder).find("acme").orElseThrow();
 * Account account = Account.checked("mine", vendor, Map.of("api_key", key));
 * try (EmbeddedEngine embedded = EmbeddedEngine.open()) {
 *   ListPage page = embedded.engine().list(ListCall.of(account, "candidates", 100));
 * }
 * }</pre>
 */
public final class EmbeddedEngine implements AutoCloseable {
  /** The least that {@link Builder#answerMemory} takes, in bytes. */
  public static final long LEAST_ANSWER_MEMORY = AnswerRoom.LEAST;

  private final Transport transport;
  private final Engine engine;
  private final Consents consents;
  private final Supplier<EngineState> state;

  private EmbeddedEngine(Transport transport, EngineParts parts, Supplier<EngineState> state) {
    this.transport = transport;
    this.state = state;
    this.engine = new Engine(parts);
    this.consents = new Consents(parts);
  }

  /** With the models that come with Mapwright, and all that is usual. */
  public static EmbeddedEngine open() {
    return builder().open();
  }

  /** To choose what is unusual. */
  public static Builder builder() {
    return new Builder();
  }

  /** What reads. It works until this is closed. */
  public Engine engine() {
    return engine;
  }

  /** What connects accounts by consent, likewise. */
  public Consents consents() {
    return consents;
  }

  /** Requests that are no vendor's, likewise. */
  public Outgoing outgoing() {
    return new Outgoing(transport);
  }

  /** What it holds now: for metrics. */
  public EngineState state() {
    return state.get();
  }

  @Override
  public void close() {
    transport.close();
  }

  /** What may be chosen of an engine. For one thread. */
  public static final class Builder {
    private @Nullable UnifiedModels models;
    private @Nullable SecretKey cursorKey;
    private @Nullable LossCounter losses;
    private AnswerRoom room = AnswerRoom.ofHeap();
    private Map<URI, URI> elsewhere = Map.of();
    private boolean nowhereElse;
    private @Nullable VendorProxy proxy;
    private TokenStore tokens = new InMemoryTokenStore();
    private @Nullable SharedBudgets budgets;

    private Builder() {}

    /** What records are mapped to. Default: the models that come with Mapwright. */
    public Builder models(UnifiedModels chosen) {
      models = chosen;
      return this;
    }

    /**
     * The AES key that seals cursors; engines that share it understand each other's. Default: a key
     * of its own, so cursors hold as long as the engine does.
     */
    public Builder cursorKey(SecretKey key) {
      cursorKey = key;
      return this;
    }

    /** Counts what vendors say and records do not hold. The log tells it in any case. */
    public Builder losses(LossCounter counter) {
      losses = counter;
      return this;
    }

    /**
     * Keeps accounts' tokens. Default: as long as the engine does, so that a refresh token which a
     * vendor has replaced is lost with it.
     */
    public Builder tokens(TokenStore store) {
      tokens = store;
      return this;
    }

    /**
     * Keeps vendors' rate budgets together with other processes that call the same accounts.
     * Default: null, this process keeps to the whole of each.
     */
    public Builder budgets(@Nullable SharedBudgets shared) {
      budgets = shared;
      return this;
    }

    /**
     * How many bytes vendors' answers may take in memory at once, at least 8 MiB. Default: half of
     * the heap.
     *
     * @throws IllegalArgumentException if it is less
     */
    public Builder answerMemory(long bytes) {
      room = new AnswerRoom(bytes);
      return this;
    }

    /**
     * Origins that are called in place of vendors' origins: stand-ins, recorders, egress proxies.
     * Only these may lie in a private network. Default: none.
     *
     * @param origins by the vendor's origin, both such as {@code https://host:port}
     */
    public Builder elsewhere(Map<URI, URI> origins) {
      elsewhere = Map.copyOf(origins);
      return this;
    }

    /**
     * An HTTP proxy that requests to vendors go through, save those to {@linkplain #elsewhere other
     * origins}. It looks names up by itself, so it has to keep requests out of private networks.
     * Default: none.
     *
     * @param url such as {@code http://user:password@proxy.example:3128}
     * @param direct hosts, and ends of hosts such as {@code .internal.example}, with commas between
     *     them, that are asked without it; empty for none
     * @throws IllegalArgumentException if the URL is none
     */
    public Builder proxy(String url, String direct) {
      proxy = VendorProxy.of(url, direct);
      return this;
    }

    /**
     * Nothing is called but {@linkplain #elsewhere these origins}, and as they play the vendors
     * nobody keeps to the vendors' rate limits: for tests and demonstrations.
     */
    public Builder nowhereElse() {
      nowhereElse = true;
      return this;
    }

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException if an origin is none
     */
    public EmbeddedEngine open() {
      VertxTransport client = new VertxTransport(TransportOptions.DEFAULT.through(proxy));
      Transport transport =
          nowhereElse
              ? OriginOverride.completely(client, elsewhere)
              : new OriginOverride(client, elsewhere);
      Upstream upstream =
          nowhereElse
              ? Upstream.unlimited(transport, tokens)
              : new Upstream(transport, tokens, budgets);
      AnswerRoom answers = room;
      return new EmbeddedEngine(
          transport,
          parts(upstream),
          () ->
              new EngineState(
                  client.connections(),
                  client.waiting(),
                  answers.held(),
                  answers.most(),
                  upstream.openBreakers()));
    }

    private EngineParts parts(Upstream upstream) {
      InstantSource clock = new SteadyTime();
      LossLog log = new LossLog(clock);
      return new EngineParts(
          upstream,
          models == null ? UnifiedModels.bundled() : models,
          cursorKey == null ? EngineParts.newCursorKey() : cursorKey,
          clock,
          EngineLimits.DEFAULT,
          room,
          losses == null ? log : log.and(losses),
          true);
    }
  }
}
