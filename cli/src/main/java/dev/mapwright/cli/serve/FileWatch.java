package dev.mapwright.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Notices within seconds that one of some files has changed. For one thread. */
final class FileWatch implements Runnable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final List<Path> files;
  private final Runnable changed;
  private List<Optional<FileTime>> seen;

  /** Of files that have just been read. */
  FileWatch(List<Path> files, Runnable changed) {
    this.files = List.copyOf(files);
    this.changed = changed;
    this.seen = modified();
  }

  /** Begins, in a thread that ends with the process. */
  void start() {
    Thread.ofVirtual().name("files " + files).start(this);
  }

  @Override
  public void run() {
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
    List<Optional<FileTime>> now = modified();
    if (!now.equals(seen)) {
      seen = now;
      changed.run();
    }
  }

  private List<Optional<FileTime>> modified() {
    return files.stream().map(FileWatch::modified).toList();
  }

  private static Optional<FileTime> modified(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
