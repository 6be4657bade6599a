package dev.mapwright.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A gateway for just one vendor and one kind of record, as a careful engineer writes it: Jetty on
 * virtual threads, the Vert.x client, Jackson's trees. {@code GatewayByHand PORT VENDOR-PORT
 * [MAPPER EXPRESSION-FILE]}; with a mapper, records are mapped by that instead of by hand.
 *
 * <p>It answers {@code /full} (a page with the vendor's records), {@code /bare} (without them),
 * {@code /ids} (in the form in which lists within a record are lists of ids) and {@code
 * /stream/PAGES}.
 */
public final class GatewayByHand extends Handler.Abstract {
  private static final int PAGE = 100;
  private static final String STREAM = "/stream/";
  private static final TreeMapper BY_HAND = UnifiedByHand::candidate;

  private final WebClient client =
      WebClient.create(
          Vertx.vertx(),
          new WebClientOptions().setUserAgentEnabled(false),
          new PoolOptions().setHttp1MaxSize(256));
  private final int vendor;
  private final Mapper<?> mapper;

  private GatewayByHand(int vendor, Mapper<?> mapper) {
    this.vendor = vendor;
    this.mapper = mapper;
  }

  /** Serves until it is killed. */
  public static void main(String[] arguments) throws Exception {
    Mapper<?> mapper =
        arguments.length > 2
            ? HandMappers.of(arguments[2], Files.readString(Path.of(arguments[3])))
            : BY_HAND;
    QueuedThreadPool threads = new QueuedThreadPool(200);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(arguments[0]));
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    server.setHandler(new GatewayByHand(Integer.parseInt(arguments[1]), mapper));
    server.start();
    server.join();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    try {
      switch (path) {
        case "/full" -> page(response, callback, true);
        case "/bare" -> page(response, callback, false);
        case "/ids" -> ids(response, callback);
        default -> {
          if (!path.startsWith(STREAM)) {
            return false;
          }
          stream(response, callback, Integer.parseInt(path.substring(STREAM.length())));
        }
      }
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
    return true;
  }

  private void page(Response response, Callback callback, boolean remote) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    List<Object> result = mapper.page(vendorsPage(1), remote);
    answer.put("result", result);
    answer.put("next_cursor", null);
    answer.put("prev_cursor", null);
    answer.put("result_count", result.size());
    send(response, callback, answer);
  }

  private void ids(Response response, Callback callback) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("cursor", null);
    answer.put("page_size", PAGE);
    List<Object> items = new ArrayList<>();
    for (JsonNode vendors : BY_HAND.read(vendorsPage(1))) {
      items.add(IdsByHand.candidate(UnifiedByHand.candidate(vendors)));
    }
    answer.put("items", items);
    send(response, callback, answer);
  }

  private void stream(Response response, Callback callback, int pages) throws Exception {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-ndjson");
    try (OutputStream out =
        new BufferedOutputStream(Content.Sink.asOutputStream(response), 64 * 1024)) {
      for (int page = 1; page <= pages; page++) {
        for (Object unified : mapper.page(vendorsPage(page), true)) {
          out.write(Mapper.JSON.writeValueAsBytes(unified));
          out.write('\n');
        }
        out.flush();
      }
    }
    callback.succeeded();
  }

  private byte[] vendorsPage(int number) {
    HttpResponse<Buffer> answer =
        client.get(vendor, "127.0.0.1", "/pages/" + number + ".json").send().await();
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The vendor answered " + answer.statusCode());
    }
    return answer.body().getBytes();
  }

  private static void send(Response response, Callback callback, Object answer) {
    byte[] body = Mapper.JSON.writeValueAsBytes(answer);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
