package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.account.Account;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.FailedException;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.Routes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the requests in the form of a dialect: for which account, how often, and by its rows. */
public final class DialectEndpoint implements Handler {
  private final Dialect dialect;
  private final DialectErrors errors;
  private final DialectAccounts accounts;
  private final Routes routes;
  private final @Nullable RequestLimiter limiter;

  /**
   * Of a dialect.
   *
   * @param operations what answers in its form
   * @param rows of the route table
   */
  public DialectEndpoint(DialectOperations operations, List<Route> rows) {
    this.dialect = operations.dialect();
    this.errors = DialectErrors.of(dialect);
    this.accounts = operations.accounts();
    this.routes = new Routes(rows);
    this.limiter = dialect.limit() == null ? null : new RequestLimiter(dialect.limit());
  }

  Dialect dialect() {
    return dialect;
  }

  /** How its failures are told. */
  ErrorForm errors() {
    return errors;
  }

  /** Answers a request below the dialect's base. */
  @Override
  public ServerResponse handle(ServerRequest request) {
    routes.checkMethod(request);
    Account account = accounts.of(request);
    if (limiter == null) {
      return answer(request);
    }
    RequestLimiter.Standing standing = limiter.count(account.id());
    try {
      checkWait(standing);
      return answer(request).with(standing.headers());
    } catch (RuntimeException thrown) {
      // Whatever became of it, the caller is told where it stands.
      throw new FailedException(Failures.of(thrown).with(standing.headers()));
    }
  }

  private static void checkWait(RequestLimiter.Standing standing) {
    if (standing.seconds() > 0) {
      throw HttpException.with(
          429,
          "Too many requests for this account; wait " + standing.seconds() + " s",
          Map.of("retry-after", String.valueOf(standing.seconds())));
    }
  }

  private ServerResponse answer(ServerRequest request) {
    return routes.answer(request).orElseThrow(() -> nothingAt(request.path()));
  }

  private HttpException nothingAt(String path) {
    String there =
        dialect.has(path)
            ? "; records are only read here"
            : "; this form has " + dialect.path() + " only";
    return HttpException.of(404, "Nothing is at " + path + there);
  }
}
