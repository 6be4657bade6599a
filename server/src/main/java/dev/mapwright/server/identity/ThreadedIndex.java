package dev.mapwright.server.identity;

import dev.mapwright.engine.model.UnifiedModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index whose file one thread has to itself: what is noted goes in one after the other, and the
 * interrupt of a caller never reaches the file, which it would close. Hashing is the callers'.
 */
final class ThreadedIndex implements IdentityIndex {
  /** Whose answer needs the index waits so long for it, disk included. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long whoever asks first waits for the file: a migration may take a while. */
  static final Duration OPENING = Duration.ofSeconds(25);

  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** So much may wait for the thread; then the disk is too slow for what is asked. */
  private static final int WAITING = 200;

  private static final Logger LOG = LoggerFactory.getLogger(ThreadedIndex.class);

  private static final String LATE =
      "The index of record ids does not answer: its disk is busy or hangs. Try again later.";

  private final InstantSource clock;
  private final Duration patience;
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("identity-index").daemon().factory());
  private final Future<IndexFile> opening;

  ThreadedIndex(Callable<IndexFile> open, InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    this.opening = thread.submit(open);
  }

  @Override
  public List<Instant> note(
      String account,
      UnifiedModel model,
      String resource,
      Depth depth,
      List<ObservedRecord> records) {
    IndexFile file = openFile();
    List<Fingerprints.Form> forms = file.fingerprints().of(account, model, resource, records);
    return ask(() -> file.note(account, resource, depth, forms, clock.millis())).stream()
        .map(Instant::ofEpochMilli)
        .toList();
  }

  @Override
  public void noteIds(String account, String resource, List<String> remoteIds) {
    IndexFile file = openFile();
    List<Fingerprints.Form> forms =
        remoteIds.stream().map(id -> Fingerprints.Form.unknown(account, resource, id)).toList();
    ask(() -> file.note(account, resource, Depth.LIST, forms, clock.millis()));
  }

  @Override
  public Optional<String> remoteId(String account, String resource, UUID id) {
    IndexFile file = openFile();
    return ask(() -> file.remoteId(id))
        .filter(remoteId -> RecordIds.of(account, resource, remoteId).equals(id));
  }

  @Override
  public void awaitOpen() throws InterruptedException {
    try {
      opening.get();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private <T> T ask(Callable<T> question) {
    return result(submit(question), PATIENCE);
  }

  private <T> Future<T> submit(Callable<T> question) {
    try {
      return thread.submit(question);
    } catch (RejectedExecutionException e) {
      if (thread.isShutdown()) {
        throw new IllegalStateException("the identity index is closed", e);
      }
      throw new IdentityException(LATE, e);
    }
  }

  private IndexFile openFile() {
    return result(opening, patience);
  }

  private static <T> T result(Future<T> answer, Duration patience) {
    try {
      return finished(answer, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the identity index", e);
    }
  }

  private static <T> T finished(Future<T> answer, Duration patience) throws InterruptedException {
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IdentityException(LATE, e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(e.getCause());
  }

  /** Waits for what is being written, but not for a disk that hangs. */
  @Override
  public void close() {
    try {
      if (!thread.isShutdown()) {
        var _ =
            submit(() -> {
              if (opening.state() == Future.State.SUCCESS) {
                opening.resultNow().close();
              }
              return true;
            });
        thread.shutdown();
      }
      if (!thread.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error("The index of record ids was not closed within {} s", CLOSING.toSeconds());
      }
    } catch (IdentityException e) {
      LOG.error("The index of record ids was not closed: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
