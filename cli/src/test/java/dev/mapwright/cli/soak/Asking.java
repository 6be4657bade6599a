package dev.mapwright.cli.soak;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A client of the server. */
final class Asking implements AutoCloseable {
  static final String TOKEN = "soak";

  private static final int TRIES = 400;

  /** What may be repeated, as the vendor is what failed. */
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI origin;
  private final Outcomes outcomes;

  Asking(URI origin, Outcomes outcomes) {
    this.origin = origin;
    this.outcomes = outcomes;
  }

  /** An answer; what failed in passing is asked again, as callers are told to. */
  Map<?, ?> patiently(String kind, String path, Map<String, String> headers) {
    String last = "";
    for (int i = 0; i < TRIES; i++) {
      HttpResponse<String> answer = once(kind, request(path, headers).build());
      if (!PASSING.contains(answer.statusCode()) && !isVendors(answer)) {
        if (answer.statusCode() != 200) {
          throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return (Map<?, ?>) Json.read(answer.body());
      }
      last = answer.statusCode() + " " + answer.body();
      pause(answer.headers().firstValueAsLong("retry-after").orElse(0));
    }
    throw new AssertionError(path + " " + headers + " fails for good: " + last);
  }

  /** The server's own form passes a vendor's 500 on as one. */
  private static boolean isVendors(HttpResponse<String> answer) {
    return answer.statusCode() == 500 && answer.body().contains("\"truto_is_remote_error\":true");
  }

  private static void pause(long seconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(seconds * 1_000 + 20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One answer, whatever it is. */
  HttpResponse<String> once(String kind, HttpRequest request) {
    long began = System.nanoTime();
    HttpResponse<String> answer = send(request, HttpResponse.BodyHandlers.ofString());
    outcomes.add(kind, answer.statusCode(), System.nanoTime() - began);
    return answer;
  }

  /** One answer, of which a part is read before the caller leaves. */
  void leaving(String kind, String path) {
    long began = System.nanoTime();
    HttpResponse<InputStream> answer =
        send(request(path, Map.of()).build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      body.readNBytes(2_000);
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
    outcomes.add(kind, answer.statusCode(), System.nanoTime() - began);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new AssertionError(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path))
            .timeout(Duration.ofMinutes(6))
            .setHeader("authorization", "Bearer " + TOKEN);
    headers.forEach(request::setHeader);
    return request;
  }

  @Override
  public void close() {
    client.close();
  }
}
