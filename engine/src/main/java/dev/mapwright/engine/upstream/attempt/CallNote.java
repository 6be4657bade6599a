package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.upstream.request.ShownPath;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.watch.EngineEvent.VendorCalled;
import dev.mapwright.engine.watch.ExchangeListener;
import dev.mapwright.engine.watch.Watched;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log, and whoever watches, of one request to a vendor: in words of the connector's file,
 * without a value. Whoever asked for it is shown the exchange as well. For one thread.
 */
public final class CallNote {
  private static final Logger LOG = LoggerFactory.getLogger("vendor");

  private final CallContext context;
  private final HttpCall call;
  private final int attempt;
  private final long begin = System.nanoTime();
  private final @Nullable ExchangeNote exchange;

  private CallNote(CallContext context, HttpCall call, int attempt) {
    this.context = context;
    this.call = call;
    this.attempt = attempt;
    ExchangeListener listener = Watched.exchanges();
    this.exchange = listener == null ? null : new ExchangeNote(listener, context, call, attempt);
  }

  /**
   * For a request that begins now.
   *
   * @param context what it is made with
   * @param call what is asked, which a redirect changes
   * @param attempt 1 for the first
   */
  public static CallNote begin(CallContext context, HttpCall call, int attempt) {
    return new CallNote(context, call, attempt);
  }

  /** This answer came, which is not judged yet. */
  void came(HttpAnswer answer) {
    if (exchange != null) {
      exchange.came(answer);
    }
  }

  /**
   * The head of an answer came.
   *
   * @param from what was asked in the end
   */
  public void came(HttpCall from, HttpStream answer) {
    if (exchange != null) {
      exchange.came(from, answer);
    }
  }

  /** It came to this. */
  void ended(AttemptResult result) {
    switch (result) {
      case AttemptResult.Answered(Answer answer) -> ended(answer.status(), answer.outcome().word());
      case AttemptResult.Opened(var stream) -> ended(stream.status(), "ok");
      case AttemptResult.Failed failed -> ended(failed.status(), failed.outcome().word());
    }
  }

  /** No answer came. */
  void ended(TransportException failure) {
    ended(0, failure.kind().name().toLowerCase(Locale.ROOT));
  }

  /**
   * It came to this.
   *
   * @param outcome one word of a few
   */
  public void ended(int status, String outcome) {
    if (Watched.isOn() || LOG.isDebugEnabled()) {
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      tell(status, outcome, took);
      if (exchange != null) {
        exchange.ended(outcome, took);
      }
    }
  }

  private void tell(int status, String outcome, Duration took) {
    Account account = context.account();
    VendorCalled event =
        new VendorCalled(
            account.connector().name(),
            account.id(),
            context.endpoint().name(),
            call.method(),
            () -> ShownPath.of(account.connector(), call.uri()),
            attempt,
            status,
            outcome,
            took);
    Watched.tell(event);
    if (LOG.isDebugEnabled()) {
      LOG.atDebug()
          .addKeyValue("status", status)
          .addKeyValue("outcome", outcome)
          .addKeyValue("ms", took.toMillis())
          .addKeyValue("attempt", attempt)
          .addKeyValue("endpoint", event.endpoint())
          .addKeyValue("connector", event.connector())
          .addKeyValue("account", event.account())
          .log("{} {}", event.method(), event.path().get());
    }
  }
}
