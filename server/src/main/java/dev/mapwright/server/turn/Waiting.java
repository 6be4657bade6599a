package dev.mapwright.server.turn;

import dev.mapwright.engine.watch.Watched;
import dev.mapwright.server.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A body that is blank until what it waits for is there. It is cut off where that fails, so that
 * nobody takes it for whole; a reader that leaves ends the work.
 *
 * @param beat how often a blank is sent
 * @param work what is waited for
 */
record Waiting(Duration beat, Callable<ServerResponse> work) {

  void writeTo(OutputStream out) throws IOException {
    FutureTask<ServerResponse> task = new FutureTask<>(Watched.carried(work));
    Thread worker = Thread.ofVirtual().name("turns").start(task);
    try {
      awaited(task, out).body().writeTo(out);
    } finally {
      worker.interrupt();
      join(worker); // what it has got to is remembered before the caller can come again
    }
  }

  private ServerResponse awaited(FutureTask<ServerResponse> task, OutputStream out)
      throws IOException {
    while (true) {
      out.write(' ');
      out.flush();
      try {
        return task.get(beat.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        // not yet
      } catch (ExecutionException e) {
        throw new IOException("the answer breaks off", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the server stops", e);
      }
    }
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
