package dev.mapwright.engine.related;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.watch.Watched;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Runs calls beside each other on virtual threads, at most so many at once. */
public final class Parallel {
  private Parallel() {}

  /**
   * The results in the order of the inputs. The first failure, in that order, is thrown when all
   * that had begun have ended; what had not begun by then is left undone.
   */
  public static <T, R> List<R> map(List<T> inputs, int atOnce, Function<T, R> call) {
    if (inputs.size() == 1) {
      return List.of(call.apply(inputs.getFirst()));
    }
    Semaphore slots = new Semaphore(atOnce);
    List<Future<R>> running = new ArrayList<>(inputs.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T input : inputs) {
        take(slots, threads);
        if (running.stream().anyMatch(f -> f.state() == Future.State.FAILED)) {
          break;
        }
        running.add(
            threads.submit(
                Watched.carried(() -> {
                  try {
                    return call.apply(input);
                  } finally {
                    slots.release();
                  }
                })));
      }
    }
    List<R> results = new ArrayList<>(running.size());
    for (Future<R> done : running) {
      results.add(result(done));
    }
    return results;
  }

  /** Who is interrupted ends all that it has begun. */
  private static void take(Semaphore slots, ExecutorService threads) {
    try {
      slots.acquire();
    } catch (InterruptedException _) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new DeadlineException("the call was given up", null);
    }
  }

  private static <R> R result(Future<R> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading a finished call", e);
    }
  }
}
