package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.upstream.request.ShownPath;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.watch.EngineEvent.VendorCalled;
import dev.mapwright.engine.watch.Watched;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log, and whoever watches, of one request to a vendor: in words of the connector's file,
 * without a value.
 *
 * @param context what it was made with
 * @param call what was asked, which a redirect changes
 * @param attempt 1 for the first
 * @param begin by {@link System#nanoTime}
 */
public record CallNote(CallContext context, HttpCall call, int attempt, long begin) {
  private static final Logger LOG = LoggerFactory.getLogger("vendor");

  /** For a request that begins now. */
  public static CallNote begin(CallContext context, HttpCall call, int attempt) {
    return new CallNote(context, call, attempt, System.nanoTime());
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
      tell(status, outcome, Duration.ofNanos(System.nanoTime() - begin));
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
