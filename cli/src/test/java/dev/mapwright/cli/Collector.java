package dev.mapwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Takes traces as a collector does: OTLP in protocol buffers over HTTP, read by hand. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final Queue<byte[]> bodies = new ConcurrentLinkedQueue<>();
  private final Queue<String> keys = new ConcurrentLinkedQueue<>();

  /**
   * A span that came.
   *
   * @param kind 2 for a server's, 3 for a client's
   */
  record SentSpan(
      String trace, String id, String parent, String name, int kind, Map<String, Object> values) {}

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    bodies.add(exchange.getRequestBody().readAllBytes());
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-collector-key")));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The key that came with each batch. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  /** All bytes that came, as far as they are text. */
  String text() {
    return String.join("\n", bodies.stream().map(body -> new String(body, UTF_8)).toList());
  }

  List<SentSpan> spans() {
    return bodies.stream()
        .flatMap(body -> messages(body, 1)) // resource_spans
        .flatMap(resource -> messages(resource, 2)) // scope_spans
        .flatMap(scope -> messages(scope, 2)) // spans
        .map(Collector::span)
        .toList();
  }

  private static SentSpan span(byte[] span) {
    Map<String, Object> values = new LinkedHashMap<>();
    messages(span, 9)
        .forEach(attribute ->
            values.put(
                messages(attribute, 1).map(Collector::text).findFirst().orElse(""),
                messages(attribute, 2).map(Collector::value).findFirst().orElse("")));
    HexFormat hex = HexFormat.of();
    return new SentSpan(
        messages(span, 1).map(hex::formatHex).findFirst().orElse(""),
        messages(span, 2).map(hex::formatHex).findFirst().orElse(""),
        messages(span, 4).map(hex::formatHex).findFirst().orElse(""),
        messages(span, 5).map(Collector::text).findFirst().orElse(""),
        fields(span).stream()
            .filter(field -> field.number() == 6 && field.value() instanceof Long)
            .mapToInt(field -> ((Long) field.value()).intValue())
            .findFirst()
            .orElse(0),
        values);
  }

  private static Object value(byte[] any) {
    Field field = fields(any).getFirst();
    return field.value() instanceof byte[] bytes ? text(bytes) : field.value();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static Stream<byte[]> messages(byte[] message, int number) {
    return fields(message).stream()
        .filter(field -> field.number() == number && field.value() instanceof byte[])
        .map(field -> (byte[]) field.value());
  }

  private record Field(int number, Object value) {}

  /** The wire format: a number and a kind, then a value of that kind. */
  private static List<Field> fields(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      int key = (int) varint(in);
      fields.add(
          new Field(
              key >>> 3,
              switch (key & 7) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 2 -> {
                  byte[] bytes = new byte[(int) varint(in)];
                  in.get(bytes);
                  yield bytes;
                }
                case 5 -> (long) in.getInt();
                default -> throw new IllegalStateException("no kind of field: " + (key & 7));
              }));
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
