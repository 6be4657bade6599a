package dev.mapwright.cli.documents;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works on the parts of a stream on all cores and hands the results on in the order of the parts.
 * Few parts are held at once: who reads waits for who writes.
 */
public final class OrderedWork {
  /** Parts held at once for each core: one worked on, the others read or to be written. */
  private static final int HELD = 4;

  private OrderedWork() {}

  /** Gives parts, in the caller's thread. */
  @FunctionalInterface
  public interface Source<P> {
    /** The next; null at the end. */
    @Nullable P next() throws IOException;
  }

  /** Takes results, one after another, in a thread of its own. */
  @FunctionalInterface
  public interface Sink<R> {
    /** Takes one; false if no more are wanted. */
    boolean take(R result);
  }

  /**
   * Runs until the source ends or the sink wants no more. Results of parts before a failure have
   * reached the sink when it is thrown.
   *
   * @param work for any thread
   * @throws IOException if the source throws it
   */
  public static <P, R> void run(Source<P> source, Function<P, R> work, Sink<R> sink)
      throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    BlockingQueue<Optional<Future<R>>> underWay = new ArrayBlockingQueue<>(HELD * cores);
    try (ExecutorService workers = Executors.newFixedThreadPool(cores);
        ExecutorService writing = Executors.newSingleThreadExecutor()) {
      Writer<R> writer = new Writer<>(underWay, sink);
      Future<?> written = writing.submit(writer);
      try {
        for (P part = source.next(); part != null && !writer.stopped; part = source.next()) {
          P own = part;
          underWay.put(Optional.of(workers.submit(() -> work.apply(own))));
        }
      } finally {
        underWay.put(Optional.empty());
        finish(written);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void finish(Future<?> written) throws InterruptedException {
    try {
      written.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error broken -> throw broken;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** Hands results on until it is told to end; takes what is left and drops it once stopped. */
  private static final class Writer<R> implements Runnable {
    private final BlockingQueue<Optional<Future<R>>> underWay;
    private final Sink<R> sink;
    private volatile boolean stopped;

    Writer(BlockingQueue<Optional<Future<R>>> underWay, Sink<R> sink) {
      this.underWay = underWay;
      this.sink = sink;
    }

    @Override
    public void run() {
      RuntimeException failure = null;
      try {
        for (Optional<Future<R>> next = underWay.take(); next.isPresent(); next = underWay.take()) {
          if (!stopped) {
            try {
              stopped = !sink.take(next.get().get());
            } catch (ExecutionException e) {
              stopped = true;
              failure =
                  e.getCause() instanceof RuntimeException thrown
                      ? thrown
                      : new IllegalStateException(e.getCause());
            }
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
