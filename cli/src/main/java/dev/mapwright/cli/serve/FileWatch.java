package dev.mapwright.cli.serve;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Notices within seconds that one of some files has changed, come or gone. For one thread. */
final class FileWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Supplier<List<Path>> files;
  private final Runnable changed;
  private final Thread thread = Thread.ofVirtual().name("files").unstarted(this::run);
  private Map<Path, Optional<FileTime>> seen;

  /** Of files that have just been read. */
  FileWatch(List<Path> files, Runnable changed) {
    this(() -> files, changed);
  }

  /**
   * Of files that have just been read, and that may become more.
   *
   * @param files those that are there
   */
  FileWatch(Supplier<List<Path>> files, Runnable changed) {
    this.files = files;
    this.changed = changed;
    this.seen = modified();
  }

  /** Begins to look, in a thread of its own, until it is closed. */
  FileWatch start() {
    thread.start();
    return this;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    while (true) {
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException _) {
        return;
      }
      look();
    }
  }

  private void look() {
    Map<Path, Optional<FileTime>> now = modified();
    if (!now.equals(seen)) {
      seen = now;
      changed.run();
    }
  }

  private Map<Path, Optional<FileTime>> modified() {
    return files.get().stream().collect(toMap(file -> file, FileWatch::modified));
  }

  private static Optional<FileTime> modified(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
