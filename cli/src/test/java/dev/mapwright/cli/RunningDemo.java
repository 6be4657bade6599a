package dev.mapwright.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code mapwright demo} on a free port, and a client that knows its token. */
final class RunningDemo implements AutoCloseable {
  /** Where the connectors lie. */
  static final Path CONNECTORS =
      Path.of(System.getProperty("mapwright.root")).resolve("connectors");

  private final HttpClient client = HttpClient.newHttpClient();
  private final BackgroundCommand demo = BackgroundCommand.start("demo", "--port", "0");
  private final String origin;

  RunningDemo() throws InterruptedException {
    origin = demo.awaitOutput("Listening on (http://[0-9.:]+)");
  }

  /** The vendors that it plays: all that have a connector. */
  static List<String> vendors() {
    try (Stream<Path> files = Files.list(CONNECTORS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scheme, address and port. */
  String origin() {
    return origin;
  }

  /** All that it prints. */
  String out() throws InterruptedException {
    demo.awaitOutput("(Ctrl-C ends it)");
    return demo.out();
  }

  /** GET with the token. */
  HttpResponse<String> get(String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path)).header("authorization", "Bearer demo");
    headers.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    demo.close();
    client.close();
  }
}
