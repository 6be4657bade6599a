package dev.mapwright.engine.upstream.vertx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor without manners: what goes over its connections is up to the test. */
final class RawVendor implements AutoCloseable {
  private final ServerSocket server;
  private final Behaviour behaviour;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** How many connections were made. */
  final AtomicInteger connections = new AtomicInteger();

  /** How many of them the client has closed. */
  final AtomicInteger closed = new AtomicInteger();

  /** What it does when a request has come over a connection. */
  @FunctionalInterface
  interface Behaviour {
    /**
     * Answers.
     *
     * @param path of the request
     * @param connection its number, from 1
     * @param request its number on that connection, from 1
     */
    void answer(String path, int connection, int request, OutputStream out)
        throws IOException, InterruptedException;
  }

  RawVendor(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** An answer as it goes over the wire. */
  static byte[] answer(String json) {
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json)
        .getBytes(StandardCharsets.UTF_8);
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket, number));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket socket, int connection) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (int request = 1; ; request++) {
        String line = in.readLine();
        if (line == null) {
          closed.incrementAndGet();
          return;
        }
        while (!in.readLine().isEmpty()) {
          // headers
        }
        behaviour.answer(line.split(" ")[1], connection, request, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException | InterruptedException _) {
      closed.incrementAndGet();
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
