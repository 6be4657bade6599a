package dev.mapwright.server.turn;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How clients that are about walk through a list, as far as it matters when a call takes long. */
enum Client {
  /**
   * Repeats a request that failed, three times at once, then gives up; follows whatever cursor
   * comes. As a TypeScript client does.
   */
  REPEATING(4, Duration.ofHours(1), Duration.ofMinutes(5), true),

  /**
   * Gives up at the first failure, and after five minutes; takes an empty page for the end. As a
   * Python client does.
   */
  PLAIN(1, Duration.ofMinutes(5), Duration.ofMinutes(5), false),

  /**
   * Waits a minute for the head of an answer, and tries three times in all, after a second or as
   * long as it is told; follows whatever cursor comes. As a generated client for Node does.
   */
  RETRYING(3, Duration.ofHours(1), Duration.ofMinutes(1), true);

  private final int attempts;
  private final Duration whole;
  private final Duration head;
  private final boolean followsEmptyPages;

  Client(int attempts, Duration whole, Duration head, boolean followsEmptyPages) {
    this.attempts = attempts;
    this.whole = whole;
    this.head = head;
    this.followsEmptyPages = followsEmptyPages;
  }

  /** A form in which it asks. */
  enum Form {
    OWN("/unified/ats/candidates?emails.email=", "result", "id", "next_cursor", "next_cursor"),
    MERGE("/api/ats/v1/candidates?email_addresses=", "results", "remote_id", "next", "cursor"),
    BINDBEE("/api/ats/v1/candidates?email_addresses=", "items", "remote_id", "cursor", "cursor");

    private final String path;
    private final String records;
    private final String id;
    private final String next;
    private final String cursor;

    Form(String path, String records, String id, String next, String cursor) {
      this.path = path;
      this.records = records;
      this.id = id;
      this.next = next;
      this.cursor = cursor;
    }

    private String header() {
      return this == BINDBEE ? "x-connector-token" : "x-account-token";
    }
  }

  /** The account it reads, of its own so that its pace is its own. */
  String account(Form form) {
    return (name() + "-" + form).toLowerCase(Locale.ROOT);
  }

  /** What came of a walk. */
  record Walked(List<String> ids, @Nullable String gaveUp, Duration took) {}

  /**
   * Walks.
   *
   * @param emptyPages whether an error that holds a cursor is an empty page with that cursor
   *     instead, as servers may do
   */
  Walked walk(TestServer server, Form form, boolean emptyPages) {
    long begin = System.nanoTime();
    List<String> ids = new ArrayList<>();
    String cursor = null;
    String gaveUp = null;
    try (HttpClient http = HttpClient.newHttpClient()) {
      do {
        Map<?, ?> page = page(http, server, form, cursor, emptyPages);
        List<?> records = (List<?>) Objects.requireNonNull(page.get(form.records));
        records.forEach(record -> ids.add(String.valueOf(((Map<?, ?>) record).get(form.id))));
        cursor = page.get(form.next) instanceof String next ? next : null;
        if (records.isEmpty() && !followsEmptyPages) {
          cursor = null;
        }
      } while (cursor != null);
    } catch (IOException e) {
      gaveUp = String.valueOf(e.getMessage());
    }
    return new Walked(ids, gaveUp, Duration.ofNanos(System.nanoTime() - begin));
  }

  private Map<?, ?> page(
      HttpClient http, TestServer server, Form form, @Nullable String cursor, boolean emptyPages)
      throws IOException {
    String url =
        "http://127.0.0.1:"
            + server.port()
            + form.path
            + LongList.ADDRESS
            + (form == Form.OWN ? "&integrated_account_id=" + account(form) : "")
            + (cursor == null
                ? ""
                : "&" + form.cursor + "=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("authorization", "Bearer " + TestServer.TOKEN)
            .header(form == Form.OWN ? "x-unused" : form.header(), account(form))
            .timeout(LongList.scaled(head))
            .build();
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> answer = answer(http, request);
      Map<?, ?> body = (Map<?, ?>) Objects.requireNonNull(Json.read(answer.body()));
      if (answer.statusCode() == 200) {
        return body;
      }
      if (emptyPages
          && body.get("details") instanceof Map<?, ?> details
          && details.get("next_cursor") instanceof String next) {
        return Map.of(form.records, List.of(), form.next, next);
      }
      if (attempt == attempts) {
        throw new IOException("status " + answer.statusCode());
      }
      pause(answer);
    }
  }

  private HttpResponse<String> answer(HttpClient http, HttpRequest request) throws IOException {
    try {
      return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
          .get(LongList.scaled(whole).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no answer: " + e, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pause(HttpResponse<String> answer) {
    if (this == RETRYING) {
      int seconds = answer.headers().firstValue("retry-after").map(Integer::parseInt).orElse(1);
      try {
        Thread.sleep(LongList.scaled(Duration.ofSeconds(Math.min(60, seconds))));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
