package dev.mapwright.cli.client;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a running server, in JSON. Whatever goes wrong is told in the server's words. */
public final class ServerClient {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final URI server;
  private final String token;

  ServerClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** A text as a segment of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Sends a request.
   *
   * @param body null for none
   * @return the object that came back
   * @throws CommandFailure if there is no server, or it refuses
   */
  public Map<?, ?> send(String method, String path, @Nullable Map<String, ?> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(Json.writeBytes(body)));
    if (body != null) {
      request.header("content-type", "application/json");
    }
    HttpResponse<byte[]> response = response(request.build());
    Map<?, ?> answer = answer(response);
    if (response.statusCode() >= 400) {
      throw new CommandFailure(ExitCode.FAILED, message(response.statusCode(), answer));
    }
    return answer;
  }

  /** All that a list has, page after page. */
  public List<Map<?, ?>> all(String path) {
    List<Map<?, ?>> all = new ArrayList<>();
    String next = "";
    while (true) {
      String cursor = next.isEmpty() ? "" : "&next_cursor=" + segment(next);
      Map<?, ?> page =
          send("GET", path + (path.contains("?") ? "&" : "?") + "limit=500" + cursor, null);
      if (!(page.get("result") instanceof List<?> items)) {
        throw notOurs();
      }
      items.forEach(item -> all.add((Map<?, ?>) item));
      if (!(page.get("next_cursor") instanceof String more)) {
        return all;
      }
      next = more;
    }
  }

  private HttpResponse<byte[]> response(HttpRequest request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException _) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "No server answers at "
              + server
              + ". Start one with 'mapwright serve', or name another with --server.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.UNAVAILABLE, "Interrupted.");
    }
  }

  private Map<?, ?> answer(HttpResponse<byte[]> response) {
    try {
      if (Json.read(response.body()) instanceof Map<?, ?> answer) {
        return answer;
      }
    } catch (RuntimeException _) {
      // told below
    }
    throw notOurs();
  }

  private CommandFailure notOurs() {
    return new CommandFailure(
        ExitCode.UNAVAILABLE, "What answers at " + server + " is no Mapwright server.");
  }

  private static String message(int status, Map<?, ?> answer) {
    StringBuilder text = new StringBuilder();
    text.append(answer.get("message") instanceof String told ? told : "Status " + status);
    if (answer.get("details") instanceof Map<?, ?> details
        && details.get("failures") instanceof List<?> failures
        && failures.size() > 1) {
      failures.forEach(failure -> text.append("\n  ").append(failure));
    }
    return text.toString();
  }
}
