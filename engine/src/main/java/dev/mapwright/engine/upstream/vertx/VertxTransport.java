package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.body.ContentCoding;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import dev.mapwright.engine.upstream.transport.VendorProxy;
import dev.mapwright.engine.upstream.wire.Origin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests by the Web Client of Vert.x. The calling (virtual) thread waits; the answer is
 * read by an event loop. Only addresses that the guard lets through are connected to, each account
 * over connections of its own.
 */
public final class VertxTransport implements Transport {
  private static final int MAX_HEADER_BYTES = 64 << 10;

  /** Shorter than what vendors' servers usually keep, so that we close first. */
  private static final int KEEP_ALIVE_SECONDS = 15;

  /** Longer than connections are kept, so that no more than an empty client is closed. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final AddressGuard guard;
  private final TransportOptions options;
  private final Connections connections;

  /** Starts a client. */
  public VertxTransport(TransportOptions options) {
    this(options, new HttpClientOptions(), InetAddress::getAllByName);
  }

  VertxTransport(TransportOptions options, HttpClientOptions base, AddressGuard.Lookup lookup) {
    this.options = options;
    this.guard = new AddressGuard(options.privateOrigins(), lookup);
    this.vertx = Vertx.vertx(new VertxOptions().setUseDaemonThread(true));
    this.connections = new Connections(options.connectionsPerAccount(), () -> client(common(base)));
    vertx.setPeriodic(IDLE.toMillis(), _ -> connections.closeIdle(IDLE));
  }

  private HttpClientOptions common(HttpClientOptions base) {
    HttpClientOptions common =
        new HttpClientOptions(base)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setConnectTimeout((int) options.connectTimeout().toMillis());
    return common.getTrustOptions() == null ? common.setTrustOptions(SystemTrust.OPTIONS) : common;
  }

  private AccountClient client(HttpClientOptions common) {
    Set<HttpConnection> fresh =
        Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    HttpClient http =
        vertx
            .httpClientBuilder()
            .with(common)
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(options.connectionsPerAccount())
                    .setMaxWaitQueueSize(options.connectionsPerAccount()))
            .withConnectHandler(connection -> {
              UnaskedBytes.watch(connection);
              fresh.add(connection);
            })
            .build();
    WebClient web =
        WebClient.wrap(
            http, new WebClientOptions().setFollowRedirects(false).setUserAgentEnabled(false));
    web.addInterceptor(context -> SentRequest.watch(context, fresh));
    return new AccountClient(http, web);
  }

  /** How many connections are in use. */
  public int connections() {
    return connections.inUse();
  }

  /** How many requests wait for a connection. */
  public int waiting() {
    return connections.waiting();
  }

  @Override
  public HttpAnswer send(HttpCall call, AnswerShare.Part part) throws InterruptedException {
    Clock clock = new Clock(call.timeout());
    Connections.Place place = connections.take(call.account(), clock.left());
    int most = options.maxBodyBytes();
    @Nullable SentRequest<HttpAnswer, BodyReader> request = null;
    boolean read = false;
    try {
      request =
          sent(
              place.client(),
              call,
              clock,
              () -> new SentRequest<>(head -> new BodyReader(head, most)));
      BodyReader body = request.body();
      boolean large = body.waits();
      if (large) {
        if (!part.expect(body.mostBytes(), clock.left())) {
          throw Unpacking.noRoom(call);
        }
        body.goOn();
      }
      HttpAnswer raw = awaited(body.whole(), call, clock);
      read = true;
      return Unpacking.decoded(raw, call, most, part, large ? null : clock.left());
    } finally {
      if (request != null && !read) {
        request.giveUp();
      }
      place.giveBack();
    }
  }

  @Override
  public HttpStream open(HttpCall call, Duration idle) throws InterruptedException {
    Clock clock = new Clock(call.timeout());
    Connections.Place place = connections.take(call.account(), clock.left());
    boolean opened = false;
    try {
      SentRequest<Void, PulledAnswer> request =
          sent(
              place.client(),
              call,
              clock,
              () -> new SentRequest<>(head -> new PulledAnswer(head, call, idle, place)));
      opened = true;
      return DecodedStream.of(request.body(), call);
    } finally {
      if (!opened) {
        place.giveBack();
      }
    }
  }

  /**
   * Sends a request to the first address that takes a connection. A kept connection may have been
   * closed by the vendor just now, or hold what belongs to nobody; what only reads is then sent
   * again, at once.
   *
   * @return it, when something is to be told of its answer's body
   */
  private <R extends SentRequest<?, ?>> R sent(
      AccountClient client, HttpCall call, Clock clock, Supplier<R> requests)
      throws InterruptedException {
    TransportException failure =
        new TransportException(Kind.UNREACHABLE, call + ": the host has no address", null);
    for (WayOut way : waysOut(call, clock)) {
      R request = requests.get();
      try {
        begin(request, client, call, way, clock);
        return request;
      } catch (TransportException e) {
        failure = e;
        boolean isRead = call.method().equals("GET");
        if (isRead && e.kind() == Kind.UNREACHABLE && request.mayBeStale()) {
          R again = requests.get();
          begin(again, client, call, way, clock);
          return again;
        }
        if (request.isConnected()) {
          break;
        }
      }
    }
    throw failure;
  }

  private List<WayOut> waysOut(HttpCall call, Clock clock) throws InterruptedException {
    VendorProxy proxy = options.proxy();
    if (proxy != null
        && call.elsewhere() == null
        && !guard.isPrivate(call.uri())
        && proxy.covers(call.uri())) {
      guard.checkName(call.uri(), clock.left());
      return List.of(new WayOut.Proxied(proxy));
    }
    return guard.addresses(call, clock.left()).stream().<WayOut>map(WayOut.Straight::new).toList();
  }

  private void begin(
      SentRequest<?, ?> request, AccountClient client, HttpCall call, WayOut way, Clock clock)
      throws InterruptedException {
    boolean begun = false;
    try {
      HttpRequest<Buffer> unsent = client.web().request(way.applyTo(options(call)));
      addHeaders(unsent, call);
      awaited(request.send(unsent, call.body()), call, clock);
      begun = true;
    } finally {
      if (!begun) {
        request.giveUp();
      }
    }
  }

  @Override
  public void close() {
    connections.close();
    vertx.close().await();
    guard.close();
  }

  private RequestOptions options(HttpCall call) {
    URI uri = call.uri();
    URI asked = Objects.requireNonNullElse(call.elsewhere(), uri);
    boolean ssl = asked.getScheme().equalsIgnoreCase("https");
    int port = Origin.port(asked);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(call.method()))
        .setHost(asked.getHost())
        .setPort(port)
        .setSsl(ssl)
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
        .setFollowRedirects(false)
        .setConnectTimeout(options.connectTimeout().toMillis());
  }

  private static void addHeaders(HttpRequest<?> request, HttpCall call) {
    request.putHeader(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ACCEPTED);
    if (call.elsewhere() != null) {
      request.putHeader(HttpHeaders.HOST, host(call.uri())); // who is asked plays the vendor
    }
    if (call.body().length == 0 && !call.method().equals("GET")) {
      request.putHeader(HttpHeaders.CONTENT_LENGTH, "0"); // without it some servers answer 411
    }
    for (Map.Entry<String, String> header : call.headers()) {
      request.putHeader(header.getKey(), header.getValue());
    }
  }

  private static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static <T> T awaited(Future<T> future, HttpCall call, Clock clock)
      throws InterruptedException {
    try {
      return future.await(clock.left());
    } catch (TimeoutException e) {
      throw new TransportException(
          Kind.TIMED_OUT, call + " was not answered within " + clock.limit().toMillis() + " ms", e);
    } catch (Throwable e) {
      // Vert.x rethrows whatever failed, unchecked: an interruption and its own exceptions alike.
      throw TransportFailures.of(e, call);
    }
  }

  /** What is left of a limit of time. */
  private record Clock(Duration limit, long end) {
    Clock(Duration limit) {
      this(limit, System.nanoTime() + limit.toNanos());
    }

    Duration left() {
      return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }
  }
}
