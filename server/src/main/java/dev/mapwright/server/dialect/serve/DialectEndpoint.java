package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Dialect.Part;
import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.FailedException;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonOut;
import dev.mapwright.server.http.ParameterMistake;
import dev.mapwright.server.http.PercentEncoding;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.turn.Turn;
import dev.mapwright.server.turn.TurnResult;
import dev.mapwright.server.turn.Turns;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers the calls of one dialect: for which account, how often, and what. */
final class DialectEndpoint implements Handler {

  private final Dialect dialect;
  private final DialectErrors errors;
  private final DialectApi api;
  private final Accounts accounts;
  private final ApiToken token;
  private final Turns turns;
  private final @Nullable RequestLimiter limiter;

  DialectEndpoint(DialectApi api, Accounts accounts, ApiToken token, Turns turns) {
    this.turns = turns;
    this.dialect = api.dialect();
    this.errors = DialectErrors.of(dialect);
    this.api = api;
    this.accounts = accounts;
    this.token = token;
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
    checkMethod(request);
    Account account = account(request);
    if (limiter == null) {
      return answer(request, account);
    }
    RequestLimiter.Standing standing = limiter.count(account.id());
    try {
      checkWait(standing);
      return answer(request, account).with(standing.headers());
    } catch (RuntimeException thrown) {
      // Whatever became of it, the caller is told where it stands.
      throw new FailedException(Failures.of(thrown).with(standing.headers()));
    }
  }

  private static void checkMethod(ServerRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw HttpException.with(
          405,
          request.method() + " is not possible here; allowed: GET, HEAD",
          Map.of("allow", "GET, HEAD"));
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

  private Account account(ServerRequest request) {
    String given = request.header(dialect.accountKey());
    if (given == null || given.isBlank()) {
      throw unauthenticated("Send the account's token as '" + dialect.accountHeader() + "'");
    }
    if (token.matches(given.strip())) {
      throw HttpException.of(
          403,
          "'" + dialect.accountHeader() + "' has the API token; it takes the token of an account");
    }
    Account account =
        accounts
            .findByToken(given.strip())
            .orElseThrow(() ->
                unauthenticated("No account has the token in '" + dialect.accountHeader() + "'"));
    if (!account.connector().resources().containsKey(dialect.resource())) {
      throw HttpException.of(
          403,
          "The account is one of "
              + account.connector().label()
              + ", which has no "
              + dialect.resource());
    }
    return account;
  }

  private static HttpException unauthenticated(String message) {
    return HttpException.with(401, message, Map.of("www-authenticate", "Bearer"));
  }

  private ServerResponse answer(ServerRequest request, Account account) {
    if (!dialect.has(request.path())) {
      throw HttpException.of(
          404, "Nothing is at " + request.path() + "; this form has " + dialect.path() + " only");
    }
    String below = request.path().substring(dialect.path().length());
    if (below.isEmpty()) {
      ListRequest wanted = DialectRequestReader.list(dialect, QueryString.parse(request.query()));
      String same = dialect.name() + " " + account.id() + " " + request.query();
      return turns.answer(same, wanted.cursor(), new Pages(account, wanted));
    }
    UUID id = id(below.substring(1));
    RequestedParts shown = DialectRequestReader.get(dialect, QueryString.parse(request.query()));
    DialectApi.One one = api.get(account, id, shown);
    return ServerResponse.json(200, out -> out.value(one.record())).with(one.lost().headers());
  }

  /** The pages of one call. */
  private final class Pages implements Turn {
    private final Account account;
    private final ListRequest wanted;

    Pages(Account account, ListRequest wanted) {
      this.account = account;
      this.wanted = wanted;
    }

    @Override
    public TurnResult take(@Nullable String cursor) {
      try {
        DialectApi.Page page = api.list(account, wanted.from(cursor));
        return new TurnResult.Done(response(page).with(page.lost().headers()));
      } catch (DeadlineException e) {
        return TurnResult.after(e);
      } catch (VendorException e) {
        return TurnResult.after(e);
      }
    }

    @Override
    public ServerResponse nothing(String cursor) {
      return response(new DialectApi.Page(List.of(), cursor, new Lost()));
    }

    private ServerResponse response(DialectApi.Page page) {
      return ServerResponse.json(200, out -> envelope(page, out));
    }
  }

  private UUID id(String segment) {
    if (segment.contains("/")) {
      throw HttpException.of(
          404, "Nothing is at " + dialect.path() + "/" + segment + "; records are only read here");
    }
    String text = PercentEncoding.decode(segment).orElse(segment);
    return ParameterValues.uuid(text)
        .orElseThrow(() ->
            HttpException.invalid(
                List.of(
                    new ParameterMistake(
                        "path",
                        "id",
                        ParameterValues.shown(text) + " is not a UUID",
                        "uuid_parsing"))));
  }

  private void envelope(DialectApi.Page page, JsonOut out) throws IOException {
    out.beginObject();
    for (Map.Entry<String, Part> member : dialect.envelope().entrySet()) {
      Object value =
          switch (member.getValue()) {
            case ITEMS -> page.items();
            case COUNT -> (long) page.items().size();
            case CURSOR -> page.cursor();
            case NOTHING -> null;
          };
      out.member(member.getKey(), value);
    }
    out.endObject();
  }
}
