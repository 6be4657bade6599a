package dev.mapwright.server.connect;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An app of somebody else's, at another site, that shows a page in a frame and listens to it. */
final class FramingApp implements AutoCloseable {
  private final HttpServer server;
  private volatile String framed = "";

  FramingApp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean isPage = exchange.getRequestURI().getPath().equals("/");
            byte[] html =
                """
                <!DOCTYPE html><title>App</title><link rel="icon" href="data:,">
                <script>
                window.told = []
                addEventListener('message', event => told.push(event.data))
                </script>
                <iframe src="%s" width="700" height="700"></iframe>
                """
                    .formatted(framed)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "text/html");
            exchange.sendResponseHeaders(isPage ? 200 : 404, isPage ? html.length : -1);
            if (isPage) {
              exchange.getResponseBody().write(html);
            }
          }
        });
    server.start();
  }

  /** Not the site of the server, which is 127.0.0.1. */
  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The address of the app, which frames a page now. */
  String framing(String address) {
    framed = address;
    return origin() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
