package dev.mapwright.server;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.dialect.file.Dialects;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.jetty.JettyServer;
import dev.mapwright.server.unified.UnifiedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The real server on a free port of this machine, and a client that knows its token. */
public final class TestServer implements AutoCloseable {
  public static final String TOKEN = "a-token-of-the-tests";

  private final JettyServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestServer(JettyServer server) {
    this.server = server;
  }

  /** A server over an API, with two accounts: {@code acc-1} and {@code acc-2}. */
  public static TestServer over(UnifiedApi api) {
    return over(api, ServerSettings.local(0));
  }

  public static TestServer over(UnifiedApi api, ServerSettings settings) {
    Accounts accounts =
        new Accounts(List.of(ServerTestAccounts.of("acc-1"), ServerTestAccounts.of("acc-2")));
    return of(parts(api, accounts, ServerTestAccounts.connectors()), settings);
  }

  /** What a server has, with all dialects and an index in memory. */
  public static Parts parts(
      UnifiedApi api, Accounts accounts, SequencedMap<String, Connector> connectors) {
    UnifiedModels models = UnifiedModels.bundled();
    return new Parts(
        api,
        accounts,
        connectors,
        models,
        Dialects.bundled(new JsonataLanguage(), models),
        IdentityIndex.inMemory(InstantSource.system()));
  }

  /** A server of other accounts and vendors. */
  public static TestServer of(Parts parts, ServerSettings settings) {
    try {
      return new TestServer(MapwrightServer.start(settings, parts, new ApiToken(TOKEN)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.port();
  }

  /** GET with the token. */
  public Answer get(String pathAndQuery) {
    return send("GET", pathAndQuery, Map.of("authorization", "Bearer " + TOKEN));
  }

  /** A server over nobody's records that is administered. */
  public static TestServer administered(
      UnifiedApi api, Administration by, ServerSettings settings) {
    Accounts accounts =
        new Accounts(List.of(ServerTestAccounts.of("acc-1"), ServerTestAccounts.of("acc-2")));
    return of(parts(api, accounts, AcmeDescription.connectors()).with(by), settings);
  }

  /** Any request without a body. */
  public Answer send(String method, String pathAndQuery, Map<String, String> headers) {
    return send(method, pathAndQuery, headers, "");
  }

  /** Any request. */
  public Answer send(String method, String pathAndQuery, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + pathAndQuery))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  /** What came back. */
  public record Answer(HttpResponse<String> http) {
    public int status() {
      return http.statusCode();
    }

    public String text() {
      return http.body();
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /** The body, which must be a JSON object. */
    @SuppressWarnings("unchecked") // keys of JSON objects are text
    public Map<String, Object> json() {
      return (Map<String, Object>) Json.read(text());
    }
  }
}
