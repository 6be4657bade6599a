package dev.mapwright.benchmarks.vendor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The vendor, a process of its own: {@code VendorStandIn PORT}. It answers {@code GET
 * /pages/PAGE.json} with an array of 100 records, {@code GET /slim-SIZE/PAGE.json} with one of SIZE
 * slim ones, and {@code GET /calls} with how many pages were asked for. First pages are kept ready
 * as bytes outside the heap; others are copied together. After {@code GET /moving}, and until
 * {@code GET /still}, one record of the first page is another with each answer. It reads no more of
 * a request than its first line.
 */
public final class VendorStandIn {
  private static final Pattern PAGE =
      Pattern.compile("GET /(?:pages|slim-(\\d{1,5}))/(\\d{1,6})\\.json .*");
  private static final int HEAD = 16 * 1024;

  private static final int PAGE_SIZE = 100;

  private final VendorPages rich = new VendorPages(false);
  private final VendorPages slim = new VendorPages(true);
  private final Map<Integer, ByteBuffer> firstPages = new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();
  private volatile boolean isMoving;

  private VendorStandIn() {}

  /** Serves until it is killed. */
  public static void main(String[] arguments) throws IOException {
    VendorStandIn vendor = new VendorStandIn();
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      int port = Integer.parseInt(arguments[0]);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
      while (true) {
        SocketChannel connection = server.accept();
        Thread.ofVirtual().start(() -> vendor.serve(connection));
      }
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
      ByteBuffer in = ByteBuffer.allocate(HEAD);
      for (String line = next(connection, in); line != null; line = next(connection, in)) {
        ByteBuffer answer = answer(line);
        while (answer.hasRemaining()) {
          connection.write(answer);
        }
      }
    } catch (IOException e) {
      // The gateway has hung up, as it may at any time; what it lacks it will say itself.
    }
  }

  /** The first line of the next request, or null where there is none. Requests have no body. */
  private static @Nullable String next(SocketChannel connection, ByteBuffer in) throws IOException {
    in.clear();
    while (in.hasRemaining() && connection.read(in) >= 0) {
      int n = in.position();
      if (n >= 4 && in.getInt(n - 4) == 0x0D0A0D0A) {
        String head = new String(in.array(), in.arrayOffset(), n, StandardCharsets.ISO_8859_1);
        return head.substring(0, head.indexOf('\r'));
      }
    }
    return null;
  }

  private ByteBuffer answer(String line) {
    Matcher page = PAGE.matcher(line);
    if (!page.matches()) {
      return control(line);
    }
    long call = calls.incrementAndGet();
    int size = page.group(1) == null ? 0 : Integer.parseInt(page.group(1));
    int number = Integer.parseInt(page.group(2));
    if (number > 1) {
      return page(size, number, false);
    }
    ByteBuffer first = firstPages.computeIfAbsent(size, _ -> page(size, 1, true)).duplicate();
    if (isMoving && size == 0) {
      move(first, call);
    }
    return first;
  }

  private ByteBuffer control(String line) {
    boolean known = true;
    switch (line.split(" ", 3)[1]) {
      case "/moving" -> isMoving = true;
      case "/still" -> isMoving = false;
      case "/calls" -> {}
      default -> known = false;
    }
    byte[] body = (known ? calls.toString() : "").getBytes(StandardCharsets.US_ASCII);
    return whole(ByteBuffer.allocate(body.length + 200), known ? "200 OK" : "404 Not Found", body);
  }

  /** Writes another time into the last record, digit by digit: all that may be sent is one. */
  private void move(ByteBuffer page, long call) {
    rich.lastUpdate(
        page.limit(),
        (place, digits) -> {
          long rest = call;
          for (int i = digits - 1; i >= 0; i--) {
            page.put(place + i, (byte) ('0' + rest % 10));
            rest /= 10;
          }
        });
  }

  /** A size of 0 means rich records. */
  private ByteBuffer page(int size, int number, boolean outside) {
    byte[] body = size == 0 ? rich.page(PAGE_SIZE, number) : slim.page(size, number);
    int capacity = body.length + 200;
    return whole(
        outside ? ByteBuffer.allocateDirect(capacity) : ByteBuffer.allocate(capacity),
        "200 OK",
        body);
  }

  private static ByteBuffer whole(ByteBuffer target, String status, byte[] body) {
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return target.put(head.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
  }
}
