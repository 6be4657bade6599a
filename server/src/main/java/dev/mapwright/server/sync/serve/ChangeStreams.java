package dev.mapwright.server.sync.serve;

import dev.mapwright.server.http.JsonOut;
import dev.mapwright.server.sync.Syncs;
import dev.mapwright.server.sync.serve.ChangeOperations.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Writes changes as they come, as server-sent events: the id of each is the place behind it, from
 * which a client that comes again goes on. Thread-safe.
 */
public final class ChangeStreams {
  /** More look at the database every moment, and are refused. */
  private static final int MOST = 200;

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int LOOKS_BETWEEN_SIGNS = 10;

  /** Then the client comes again, perhaps to another server. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Syncs syncs;
  private final Semaphore places = new Semaphore(MOST);

  /** Of changes that these note; they end with them. */
  public ChangeStreams(Syncs syncs) {
    this.syncs = syncs;
  }

  /**
   * Writes them, until the reader leaves, the server stops, or an hour is over.
   *
   * @param changes the changes behind a place, as far as there are any
   */
  void write(OutputStream out, ChangeCursor from, Function<ChangeCursor, List<Change>> changes)
      throws IOException {
    if (!places.tryAcquire()) {
      sign(out, "retry: 30000\n\n");
      return;
    }
    try {
      sign(out, "retry: 2000\n\n");
      follow(out, from, changes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  private void follow(
      OutputStream out, ChangeCursor from, Function<ChangeCursor, List<Change>> changes)
      throws IOException, InterruptedException {
    ChangeCursor place = from;
    long end = System.nanoTime() + LONGEST.toNanos();
    int looks = 0;
    while (System.nanoTime() - end < 0) {
      List<Change> some = changes.apply(place);
      for (Change change : some) {
        event(out, change);
        place = change.place();
      }
      if (!some.isEmpty()) {
        out.flush();
        looks = 0;
      }
      if (syncs.isClosedWithin(some.isEmpty() ? LOOK : Duration.ZERO)) {
        return;
      }
      if (some.isEmpty() && ++looks % LOOKS_BETWEEN_SIGNS == 0) {
        sign(out, ": still here\n\n");
      }
    }
  }

  private static void event(OutputStream out, Change change) throws IOException {
    text(out, "id: " + change.place().text() + "\nevent: " + change.kind() + "\ndata: ");
    JsonOut json = new JsonOut(out);
    json.value(change.form().value());
    json.flush();
    text(out, "\n\n");
  }

  private static void sign(OutputStream out, String text) throws IOException {
    text(out, text);
    out.flush();
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
