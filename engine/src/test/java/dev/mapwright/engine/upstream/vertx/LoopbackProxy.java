package dev.mapwright.engine.upstream.vertx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An HTTP proxy that leads everything to one port of this machine, whatever host was asked for. */
final class LoopbackProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Queue<List<String>> heads = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What it answers in place of leading anywhere; empty for leading there. */
  volatile String refusal = "";

  LoopbackProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The lines of each request that it was sent, down to the blank one. */
  List<List<String>> heads() {
    return List.copyOf(heads);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket vendor = new Socket(InetAddress.getLoopbackAddress(), target)) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      List<String> head = head(in);
      heads.add(head);
      if (!refusal.isEmpty()) {
        client.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
        return;
      }
      if (head.getFirst().startsWith("CONNECT ")) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } else {
        vendor.getOutputStream().write(straight(head).getBytes(StandardCharsets.US_ASCII));
      }
      Thread back = Thread.ofVirtual().start(() -> copy(vendor, client));
      in.transferTo(vendor.getOutputStream());
      back.join();
    } catch (IOException | InterruptedException _) {
      // closed
    }
  }

  /** As the vendor is to see it: a path, and nothing that was meant for the proxy. */
  private static String straight(List<String> head) {
    List<String> lines = new ArrayList<>(head);
    lines.set(0, head.getFirst().replaceFirst(" http://[^/]+", " "));
    lines.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith("proxy-"));
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        if (line.toString().isBlank()) {
          return lines;
        }
        lines.add(line.toString().strip());
        line.setLength(0);
      } else {
        line.append((char) next);
      }
    }
    throw new IOException("no request");
  }

  private static void copy(Socket from, Socket to) {
    try (OutputStream out = to.getOutputStream()) {
      InputStream in = from.getInputStream();
      byte[] piece = new byte[8 << 10];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        out.write(piece, 0, count);
        out.flush();
      }
    } catch (IOException _) {
      // closed
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
