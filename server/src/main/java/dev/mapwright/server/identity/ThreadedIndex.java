package dev.mapwright.server.identity;

import dev.mapwright.engine.model.UnifiedModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * An index whose file one thread has to itself: what is noted goes in one after the other, and the
 * interrupt of a caller never reaches the file, which it would close. Hashing is the callers'.
 */
final class ThreadedIndex implements IdentityIndex {
  private final InstantSource clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("identity-index").daemon().factory());
  private final Future<IndexFile> opening;

  ThreadedIndex(Callable<IndexFile> open, InstantSource clock) {
    this.clock = clock;
    this.opening = thread.submit(open);
  }

  @Override
  public List<Instant> note(
      String account, UnifiedModel model, String resource, Depth depth, List<Seen> records) {
    IndexFile file = result(opening);
    List<Fingerprints.Form> forms = file.fingerprints().of(account, model, resource, records);
    return ask(() -> file.note(account, resource, depth, forms, clock.millis())).stream()
        .map(Instant::ofEpochMilli)
        .toList();
  }

  @Override
  public void noteIds(String account, String resource, List<String> remoteIds) {
    IndexFile file = result(opening);
    List<Fingerprints.Form> forms =
        remoteIds.stream().map(id -> Fingerprints.Form.unknown(account, resource, id)).toList();
    ask(() -> file.note(account, resource, Depth.LIST, forms, clock.millis()));
  }

  @Override
  public Optional<String> remoteId(String account, String resource, UUID id) {
    IndexFile file = result(opening);
    return ask(() -> file.remoteId(id))
        .filter(remoteId -> RecordIds.of(account, resource, remoteId).equals(id));
  }

  @Override
  public void awaitOpen() throws InterruptedException {
    finished(opening);
  }

  private <T> T ask(Callable<T> question) {
    try {
      return result(thread.submit(question));
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the identity index is closed", e);
    }
  }

  private static <T> T result(Future<T> answer) {
    try {
      return finished(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the identity index", e);
    }
  }

  private static <T> T finished(Future<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    if (!thread.isShutdown()) {
      thread.execute(() -> {
        if (opening.state() == Future.State.SUCCESS) {
          opening.resultNow().close();
        }
      });
    }
    // Waits for the end.
    thread.close();
  }
}
