package dev.mapwright.engine.upstream;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.attempt.AttemptResult;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.attempt.CallContext;
import dev.mapwright.engine.upstream.attempt.CallNote;
import dev.mapwright.engine.upstream.attempt.Repeatability;
import dev.mapwright.engine.upstream.attempt.RetryingCaller;
import dev.mapwright.engine.upstream.attempt.Secrets;
import dev.mapwright.engine.upstream.auth.Authentications;
import dev.mapwright.engine.upstream.auth.Stamp;
import dev.mapwright.engine.upstream.request.Encoder;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.engine.upstream.wire.Percent;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens files of vendors. Redirects are followed, since files often lie with somebody else; what
 * was authenticated goes to the origin that was asked first, and once a redirect has left it, never
 * again.
 */
final class Downloads {
  private static final int MOST_REDIRECTS = 5;

  /** Of a refusal's body so much is read. */
  private static final int REFUSAL_BYTES = 64 << 10;

  private final Transport transport;
  private final RetryingCaller caller;
  private final InstantSource clock;

  Downloads(Transport transport, RetryingCaller caller, InstantSource clock) {
    this.transport = transport;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Opens a file.
   *
   * @param auth what it is asked for with, or null for nothing
   * @param token {@code $token}, or null
   */
  Download open(
      Account account,
      Endpoint endpoint,
      URI url,
      @Nullable Auth auth,
      @Nullable Object token,
      long maxBytes,
      Budget budget) {
    UnsentRequest bare =
        new UnsentRequest(endpoint, url, new LinkedHashMap<>(), headers(), null, null, true);
    Supplier<HttpCall> again =
        () -> Authentications.encoded(account, bare, auth, token, Stamp.now(clock), null);
    HttpCall authenticated = again.get();
    CallContext context =
        new CallContext(
            account,
            endpoint,
            authenticated,
            again,
            Variables.NONE.with("account", account.fields()),
            Secrets.of(account, token, authenticated),
            budget);
    List<Map.Entry<String, String>> open = Encoder.encode(account, bare).headers();
    // Files often lie with somebody else: who keeps them does not shut out the rest.
    String place = "files at " + RetryingCaller.origin(context);
    AttemptResult result =
        caller.callBy(context, place, (call, _, note) -> followed(context, call, open, note));
    return switch (result) {
      case AttemptResult.Opened(HttpStream stream) ->
          Download.of(context, stream, maxBytes, "file");
      case AttemptResult.Answered(Answer answer) ->
          throw new VendorException(
              Outcome.NOT_FOUND,
              answer.message().isEmpty()
                  ? context.message(Outcome.NOT_FOUND, answer.status(), "no file came")
                  : answer.message(),
              answer.status(),
              answer.headers(),
              answer.body(),
              null);
      case AttemptResult.Failed failed -> throw failed.exception(context, null);
    };
  }

  /** A file as it is: no form is asked for, and no compression that would hide its length. */
  private static SequencedMap<String, String> headers() {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "*/*");
    headers.put("Accept-Encoding", "identity");
    return headers;
  }

  private AttemptResult followed(
      CallContext context,
      HttpCall first,
      List<Map.Entry<String, String>> withoutCredentials,
      CallNote whole)
      throws InterruptedException {
    HttpCall call = first;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      CallNote note = CallNote.begin(context, call, 1);
      HttpStream stream = transport.open(call, context.endpoint().timeout());
      String location = stream.headers().get("location");
      if (stream.status() < 300 || stream.status() >= 400 || location == null) {
        whole.came(call, stream);
        return judge(context, stream);
      }
      stream.close();
      note.came(call, stream);
      note.ended(stream.status(), "redirected");
      URI next = next(call.uri(), location);
      if (next == null) {
        return failed(stream, "the file is redirected to where nothing is asked for");
      }
      boolean stays = same(call.uri(), next);
      call =
          new HttpCall(
              call.account(),
              "GET",
              next,
              stays ? call.headers() : withoutCredentials,
              new byte[0],
              shorter(call.timeout(), context.budget().timeLeft()));
    }
    return new AttemptResult.Failed(
        Outcome.VENDOR_ERROR,
        Repeatability.NO,
        0,
        Map.of(),
        null,
        Variables.NONE,
        "the file is redirected more than " + MOST_REDIRECTS + " times");
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Where a redirect leads; null where it must not lead. */
  private static @Nullable URI next(URI from, String location) {
    try {
      URI next = from.resolve(new URI(Percent.url(location.strip().replaceFirst("#.*$", ""))));
      boolean unsafe = "https".equals(from.getScheme()) && !"https".equals(next.getScheme());
      return Origin.of(next) == null || next.getRawUserInfo() != null || unsafe ? null : next;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean same(URI one, URI other) {
    return String.valueOf(Origin.of(one)).equals(Origin.of(other));
  }

  private static AttemptResult judge(CallContext context, HttpStream stream)
      throws InterruptedException {
    if (stream.status() >= 200 && stream.status() < 300 && stream.status() != 204) {
      return new AttemptResult.Opened(stream);
    }
    try (stream) {
      HttpAnswer answer = new HttpAnswer(stream.status(), stream.headers(), beginning(stream));
      return AttemptResult.of(context, answer, context.budget().answers().part());
    }
  }

  /** Of a refusal, as much as is told of it. */
  static byte[] beginning(HttpStream stream) throws InterruptedException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 << 10];
    int count = stream.read(buffer);
    while (count >= 0 && read.size() < REFUSAL_BYTES) {
      read.write(buffer, 0, count);
      count = stream.read(buffer);
    }
    return read.toByteArray();
  }

  private static AttemptResult failed(HttpStream stream, String words) {
    return new AttemptResult.Failed(
        Outcome.VENDOR_ERROR,
        Repeatability.NO,
        stream.status(),
        stream.headers(),
        null,
        Variables.NONE,
        words);
  }
}
