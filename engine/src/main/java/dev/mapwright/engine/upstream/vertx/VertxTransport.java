package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.body.ContentCoding;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import dev.mapwright.engine.upstream.wire.Origin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
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
import java.util.function.Function;

/**
 * Sends requests by Vert.x. The calling (virtual) thread waits; the answer is read by an event
 * loop. Only addresses that the guard lets through are connected to, each account over connections
 * of its own.
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

  /** Connections that no request has used yet. */
  private final Set<HttpConnection> fresh =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

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

  private HttpClient client(HttpClientOptions common) {
    return vertx
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
  }

  @Override
  public HttpAnswer send(HttpCall call, AnswerShare.Part part) throws InterruptedException {
    Clock clock = new Clock(call.timeout());
    Connections.Place place = connections.take(call.account(), clock.left());
    try {
      int most = options.maxBodyBytes();
      BodyReader body = exchanged(place.client(), call, clock, r -> BodyReader.begin(r, most));
      boolean large = body.waits();
      HttpAnswer raw = large ? readOn(body, call, clock, part) : awaited(body.whole(), call, clock);
      return Unpacking.decoded(raw, call, most, part, large ? null : clock.left());
    } finally {
      place.giveBack();
    }
  }

  /** The rest of a large answer, when there is room for it. */
  private static HttpAnswer readOn(
      BodyReader body, HttpCall call, Clock clock, AnswerShare.Part part)
      throws InterruptedException {
    boolean read = false;
    try {
      if (!part.expect(body.mostBytes(), clock.left())) {
        throw Unpacking.noRoom(call);
      }
      body.goOn();
      HttpAnswer whole = awaited(body.whole(), call, clock);
      read = true;
      return whole;
    } finally {
      if (!read) {
        body.giveUp();
      }
    }
  }

  @Override
  public HttpStream open(HttpCall call, Duration idle) throws InterruptedException {
    Clock clock = new Clock(call.timeout());
    Connections.Place place = connections.take(call.account(), clock.left());
    boolean opened = false;
    try {
      HttpStream raw =
          exchanged(
              place.client(),
              call,
              clock,
              r -> Future.succeededFuture(PulledAnswer.of(r, call, idle, place)));
      opened = true;
      return DecodedStream.of(raw, call);
    } finally {
      if (!opened) {
        place.giveBack();
      }
    }
  }

  /**
   * Sends a request and has its answer read. A kept connection may have been closed by the vendor
   * just now, or hold what belongs to nobody; what only reads is then sent again, at once.
   */
  private <T> T exchanged(
      HttpClient client,
      HttpCall call,
      Clock clock,
      Function<HttpClientResponse, Future<T>> reading)
      throws InterruptedException {
    HttpClientRequest request = connected(client, call, clock);
    boolean kept = !fresh.remove(request.connection());
    try {
      return answered(request, call, clock, reading);
    } catch (TransportException e) {
      boolean begun = request.response().succeeded();
      if (!kept || begun || e.kind() != Kind.UNREACHABLE || !call.method().equals("GET")) {
        throw e;
      }
      HttpClientRequest again = connected(client, call, clock);
      fresh.remove(again.connection());
      return answered(again, call, clock, reading);
    }
  }

  private static <T> T answered(
      HttpClientRequest request,
      HttpCall call,
      Clock clock,
      Function<HttpClientResponse, Future<T>> reading)
      throws InterruptedException {
    // Before sending, so that it reads on the event loop: a quick answer would be over by then.
    Future<T> answer = request.response().compose(reading);
    Future<?> _ = sent(request, call);
    boolean read = false;
    try {
      T whole = awaited(answer, call, clock);
      read = true;
      return whole;
    } finally {
      if (!read) {
        request.reset();
      }
    }
  }

  private static Future<HttpClientResponse> sent(HttpClientRequest request, HttpCall call) {
    if (call.body().length > 0) {
      return request.send(Buffer.buffer(call.body()));
    }
    if (!call.method().equals("GET")) {
      request.putHeader(HttpHeaders.CONTENT_LENGTH, "0"); // without it some servers answer 411
    }
    return request.send();
  }

  @Override
  public void close() {
    connections.close();
    vertx.close().await();
    guard.close();
  }

  /** A request on a connection to the first address that takes one. */
  private HttpClientRequest connected(HttpClient client, HttpCall call, Clock clock)
      throws InterruptedException {
    List<InetAddress> addresses = guard.addresses(call, clock.left());
    TransportException failure = null;
    for (InetAddress address : addresses) {
      Future<HttpClientRequest> request = client.request(options(call, address));
      boolean connected = false;
      try {
        HttpClientRequest open = awaited(request, call, clock);
        connected = true;
        return open;
      } catch (TransportException e) {
        failure = e;
      } finally {
        if (!connected) {
          request.onSuccess(HttpClientRequest::reset); // nobody waits for this connection any more
        }
      }
    }
    throw failure != null
        ? failure
        : new TransportException(Kind.UNREACHABLE, call + ": the host has no address", null);
  }

  private RequestOptions options(HttpCall call, InetAddress address) {
    URI uri = call.uri();
    URI asked = Objects.requireNonNullElse(call.elsewhere(), uri);
    boolean ssl = asked.getScheme().equalsIgnoreCase("https");
    int port = Origin.port(asked);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(call.method()))
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(asked.getHost())
            .setPort(port)
            .setSsl(ssl)
            .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
            .setFollowRedirects(false)
            .setConnectTimeout(options.connectTimeout().toMillis());
    request.putHeader(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ACCEPTED);
    if (call.elsewhere() != null) {
      request.putHeader(HttpHeaders.HOST, host(uri)); // who is asked plays the vendor
    }
    for (Map.Entry<String, String> header : call.headers()) {
      request.putHeader(header.getKey(), header.getValue());
    }
    return request;
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
