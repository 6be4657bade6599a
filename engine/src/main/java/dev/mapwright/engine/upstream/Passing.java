package dev.mapwright.engine.upstream;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.attempt.AttemptResult;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.attempt.CallContext;
import dev.mapwright.engine.upstream.attempt.Repeatability;
import dev.mapwright.engine.upstream.attempt.RetryingCaller;
import dev.mapwright.engine.upstream.attempt.Secrets;
import dev.mapwright.engine.upstream.auth.Authentications;
import dev.mapwright.engine.upstream.auth.Stamp;
import dev.mapwright.engine.upstream.auth.TokenBase;
import dev.mapwright.engine.upstream.request.AllowedOrigins;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.Transport;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests of callers on to a vendor: with the account's authentication, under its limits,
 * to the connector's own base and nowhere else. No redirect is followed.
 */
final class Passing {
  private static final Set<String> SENT =
      Set.of("accept", "accept-language", "content-type", "if-modified-since", "if-none-match");

  private static final int NOT_MODIFIED = 304;
  private static final String NAME = "proxy";

  private final Transport transport;
  private final RetryingCaller caller;
  private final AllowedOrigins origins;
  private final InstantSource clock;

  Passing(Transport transport, RetryingCaller caller, AllowedOrigins origins, InstantSource clock) {
    this.transport = transport;
    this.caller = caller;
    this.origins = origins;
    this.clock = clock;
  }

  /**
   * Makes a request.
   *
   * @param auth what it is made with, or null for nothing
   * @param token {@code $token}, or null
   */
  PassedAnswer pass(
      Account account,
      PassedRequest request,
      @Nullable Auth auth,
      @Nullable Object token,
      long maxBytes,
      Budget budget) {
    Endpoint endpoint = endpoint(account, request);
    URI uri = PassedPath.below(RequestBuilder.base(account, endpoint), request);
    UnsentRequest bare = TokenBase.placed(account, bare(endpoint, uri, request), auth, token);
    origins.check(account, bare);
    if (auth != null) {
      checkAdded(bare, auth, account);
    }
    Supplier<HttpCall> again =
        () -> Authentications.encoded(account, bare, auth, token, Stamp.now(clock), request.body());
    HttpCall call = again.get();
    CallContext context =
        new CallContext(
            account,
            endpoint,
            call,
            again,
            Variables.NONE.with("account", account.fields()),
            Secrets.of(account, token, call),
            budget);
    AttemptResult result =
        caller.callBy(
            context,
            RetryingCaller.origin(context),
            (sent, _, note) -> {
              HttpStream stream = transport.open(sent, endpoint.timeout());
              note.came(sent, stream);
              return judged(context, stream);
            });
    return switch (result) {
      case AttemptResult.Opened(HttpStream stream) -> StreamedAnswer.of(context, stream, maxBytes);
      case AttemptResult.Answered(Answer answer) -> throw refused(context, answer);
      case AttemptResult.Failed failed -> throw failed.exception(context, null);
    };
  }

  /** What holds for the first of the connector's resources, made once where it may do something. */
  private static Endpoint endpoint(Account account, PassedRequest request) {
    Endpoint usual = account.connector().resources().firstEntry().getValue().content().bytes();
    Request target =
        new Request(
            request.method(),
            usual.request().target(),
            Fragment.EMPTY,
            null,
            usual.request().arrays(),
            Request.Decode.AUTO,
            usual.request().place());
    boolean onlyReads = request.method() == Request.Method.GET;
    return new Endpoint(
        NAME,
        target,
        usual.errors(),
        usual.limits(),
        usual.timeout(),
        onlyReads ? usual.attempts() : 1);
  }

  private static UnsentRequest bare(Endpoint endpoint, URI uri, PassedRequest request) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach((name, value) -> {
          if (SENT.contains(name.toLowerCase(Locale.ROOT))) {
            headers.put(name, value);
          }
        });
    headers.put("Accept-Encoding", "identity");
    return new UnsentRequest(endpoint, uri, new LinkedHashMap<>(), headers, null, null, false);
  }

  /** A caller's parameter in the place of the authentication would be somebody else's request. */
  private static void checkAdded(UnsentRequest request, Auth auth, Account account) {
    Set<String> names = RequestBuilder.queryNames(request.uri());
    List<String> taken = auth.parameters().stream().filter(names::contains).sorted().toList();
    if (!taken.isEmpty()) {
      throw new CallerException(
          CallerException.Kind.BAD_REQUEST,
          "'"
              + taken.getFirst()
              + "' is how "
              + account.connector().label()
              + " lets the account in; leave it out");
    }
  }

  private static AttemptResult judged(CallContext context, HttpStream stream)
      throws InterruptedException {
    int status = stream.status();
    if ((status >= 200 && status < 300) || status == NOT_MODIFIED) {
      return new AttemptResult.Opened(stream);
    }
    try (stream) {
      if (status >= 300 && status < 400) {
        return new AttemptResult.Failed(
            Outcome.VENDOR_ERROR,
            Repeatability.NO,
            status,
            stream.headers(),
            null,
            Variables.NONE,
            "it redirects to another place, where nothing is asked for");
      }
      HttpAnswer answer = new HttpAnswer(status, stream.headers(), Downloads.beginning(stream));
      return AttemptResult.of(context, answer, context.budget().answers().part());
    }
  }

  private static VendorException refused(CallContext context, Answer answer) {
    return new VendorException(
        answer.outcome() == Outcome.OK ? Outcome.VENDOR_ERROR : answer.outcome(),
        answer.message().isEmpty()
            ? context.message(answer.outcome(), answer.status(), null)
            : answer.message(),
        answer.status(),
        answer.headers(),
        answer.body(),
        null);
  }
}
