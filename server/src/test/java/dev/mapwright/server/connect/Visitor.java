package dev.mapwright.server.connect;

import dev.mapwright.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A customer's browser, as far as it takes one: cookies, forms, and redirects one at a time. */
public final class Visitor implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new HashMap<>();
  private final String origin;

  /** At a server. */
  public Visitor(String origin) {
    this.origin = origin;
  }

  public TestServer.Answer get(String target) {
    return send(HttpRequest.newBuilder(address(target)));
  }

  /** Sends a form. */
  public TestServer.Answer post(String target, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(target))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** The cookies that it has, as it sends them. */
  public Map<String, String> cookies() {
    return cookies;
  }

  private URI address(String target) {
    return URI.create(target.startsWith("/") ? origin + target : target);
  }

  private TestServer.Answer send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer
          .headers()
          .allValues("set-cookie")
          .forEach(line -> {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
              cookies.remove(pair[0]);
            } else {
              cookies.put(pair[0], pair[1]);
            }
          });
      return new TestServer.Answer(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the page that leads on leads to. */
  static String onward(TestServer.Answer page) {
    Matcher link = Pattern.compile("<a class=\"main\" href=\"([^\"]+)\"").matcher(page.text());
    if (!link.find()) {
      throw new AssertionError(page.status() + " " + page.text());
    }
    return link.group(1).replace("&amp;", "&");
  }

  /** Allows what the vendor's page at an address asks, and comes to where it leads back. */
  String allowed(String vendorsPage) {
    TestServer.Answer page = get(vendorsPage);
    if (page.status() != 200) {
      throw new AssertionError(page.text());
    }
    TestServer.Answer back = get(vendorsPage.replace("/authorize?", "/allow?"));
    return back.header("location");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
