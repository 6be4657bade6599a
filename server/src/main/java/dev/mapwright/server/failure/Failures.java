package dev.mapwright.server.failure;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.seal.SealException;
import dev.mapwright.server.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where an exception becomes a status. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** For so long whoever needs the store waits for it, too. */
  private static final String RETRY_STORE = "5";

  private Failures() {}

  /** What to tell the caller. What is our own fault is logged under the id that the caller gets. */
  public static Failure of(Throwable thrown) {
    return switch (thrown) {
      case HttpException e ->
          new Failure(
              e.status(), e.getMessage(), e.failures(), e.mistakes(), null, e.headers(), null);
      case FailedException e -> e.failure();
      case EngineException e -> ofEngine(e);
      case StoreException e -> {
        LOG.error("{}", e.getMessage());
        yield Failure.of(503, "The server's database cannot be used at the moment")
            .with(Map.of("retry-after", RETRY_STORE));
      }
      case SealException e -> {
        LOG.error("{}", e.getMessage());
        yield Failure.of(503, "A secret that the server keeps cannot be opened; its log says why");
      }
      default -> internal(thrown);
    };
  }

  private static Failure ofEngine(EngineException thrown) {
    return switch (thrown) {
      case CallerException e ->
          new Failure(status(e.kind()), text(e), e.failures(), null, Map.of(), null);
      case VendorException e -> VendorFailures.of(e);
      case DeadlineException e -> {
        Duration wait = e.retryAfter();
        yield wait == null
            ? new Failure(504, text(e), List.of(), e.cursor(), Map.of(), null)
            : new Failure(503, text(e), List.of(), e.cursor(), retryAfter(wait), null);
      }
      case ConnectorException e -> {
        // The message shows what the vendor answered, which is the caller's and not the log's.
        LOG.error("A connector does not fit what the vendor answered: {}", e.place());
        yield Failure.of(500, "The connector does not fit what the vendor answered: " + text(e));
      }
    };
  }

  /** Whole seconds, at least one. */
  static Map<String, String> retryAfter(Duration wait) {
    return Map.of("retry-after", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
  }

  private static int status(CallerException.Kind kind) {
    return switch (kind) {
      case BAD_REQUEST, CURSOR_EXPIRED -> 400;
      case NOT_FOUND -> 404;
    };
  }

  private static Failure internal(Throwable thrown) {
    String id = UUID.randomUUID().toString();
    LOG.error("Unexpected failure {}: {}", id, FailurePlace.of(thrown));
    return Failure.of(500, "Something failed inside the server; its log has it under " + id);
  }

  private static String text(EngineException e) {
    return String.valueOf(e.getMessage());
  }
}
