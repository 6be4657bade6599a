package dev.mapwright.server.proxy;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.PassCall;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.upstream.PassedAnswer;
import dev.mapwright.engine.upstream.PassedRequest;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.FileHeaders;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.PercentEncoding;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.truto.TrutoParameters;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET} and {@code POST /proxy/{rest}}: a request of the caller's own, passed on to the
 * vendor of an account, and its answer as the vendor gives it, without the account's secrets.
 *
 * @param maxBytes the most that an answer may have
 */
public record ProxyOperation(UnifiedApi api, Accounts accounts, long maxBytes)
    implements Operation {
  /** What is read here; the rest is the vendor's. */
  public static final List<QueryParameter<?>> PARAMETERS = List.of(TrutoParameters.ONE_ACCOUNT);

  private static final CallOptions BOUNDS =
      new CallOptions(Duration.ofSeconds(60), 20, true, false);

  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
    Query query = Query.of(request.query());
    boolean isHead = request.method().equals("HEAD");
    PassedRequest passed =
        new PassedRequest(
            request.method().equals("POST") ? Request.Method.POST : Request.Method.GET,
            Objects.requireNonNull(path.get(Route.REST)),
            query.rest,
            request.headers(),
            request.body().read());
    PassedAnswer answer =
        api.pass(
            new PassCall(accounts.open(query.account, request.caller()), passed, maxBytes, BOUNDS));
    SequencedMap<String, String> headers = headers(answer);
    if (isHead) {
      answer.close();
      return new ServerResponse(answer.status(), headers, _ -> {});
    }
    return new ServerResponse(
        answer.status(),
        headers,
        out -> {
          try (answer) {
            answer.writeTo(out);
          }
        });
  }

  /** A stranger's page is no page of this server: it does nothing in a browser. */
  private static SequencedMap<String, String> headers(PassedAnswer answer) {
    SequencedMap<String, String> headers = new LinkedHashMap<>(answer.headers());
    String type = headers.remove("content-type");
    String requestId = headers.remove("x-request-id");
    headers.putAll(FileHeaders.ofStranger(type));
    if (requestId != null) {
      headers.put("vendor-request-id", requestId);
    }
    return headers;
  }

  /**
   * A query without what is the server's own.
   *
   * @param rest encoded as it came; null for nothing
   */
  private record Query(String account, @Nullable String rest) {
    static Query of(@Nullable String query) {
      String name = TrutoParameters.ACCOUNT.name();
      String account = null;
      List<String> others = new ArrayList<>();
      StringBuilder rest = new StringBuilder();
      for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        if (!name.equals(decoded(parts[0]))) {
          others.add(decoded(parts[0]));
          rest.append(rest.isEmpty() ? "" : "&").append(pair);
        } else if (account == null) {
          account = parts.length == 1 ? "" : decoded(parts[1]);
        } else {
          throw HttpException.badRequest("'" + name + "' is given twice");
        }
      }
      if (account == null || account.isEmpty()) {
        throw HttpException.badRequest(
            "'"
                + name
                + "' is missing: the account to pass this on by"
                + others.stream()
                    .filter(other -> Nearest.to(other, List.of(name)).isPresent())
                    .findFirst()
                    .map(other -> ". Did you mean '" + name + "', not '" + other + "'?")
                    .orElse(""));
      }
      return new Query(account, rest.isEmpty() ? null : rest.toString());
    }

    private static String decoded(String text) {
      return PercentEncoding.decode(text.replace('+', ' '))
          .orElseThrow(() -> HttpException.badRequest("The query is not percent-encoded UTF-8"));
    }
  }
}
