package dev.mapwright.cli.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Waits for a save of some files, or of files in some folders. For one thread. */
final class SavedFiles {
  private static final Duration EVERY = Duration.ofMillis(25);

  private final List<Path> places;
  private Map<Path, Stamp> seen;

  /** Of files and folders as they are now, whether they are there or not. */
  SavedFiles(List<Path> places) {
    this.places = List.copyOf(places);
    this.seen = now();
  }

  /** What tells a file from what it was before. */
  private record Stamp(FileTime saved, long size) {}

  /** Returns when something has been saved, and nothing more since a moment ago. */
  void await() throws InterruptedException {
    Map<Path, Stamp> now = seen;
    while (now.equals(seen)) {
      Thread.sleep(EVERY);
      now = now();
    }
    do { // editors write more than once
      seen = now;
      Thread.sleep(EVERY);
      now = now();
    } while (!now.equals(seen));
  }

  private Map<Path, Stamp> now() {
    Map<Path, Stamp> stamps = new HashMap<>();
    for (Path place : places) {
      try (Stream<Path> inside = Files.walk(place)) {
        inside.forEach(file -> {
          Stamp stamp = stamp(file);
          if (stamp != null) {
            stamps.put(file, stamp);
          }
        });
      } catch (NoSuchFileException | UncheckedIOException _) {
        // gone just now: its coming back will be a change
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return stamps;
  }

  private static @Nullable Stamp stamp(Path file) {
    try {
      BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
      return read.isRegularFile() ? new Stamp(read.lastModifiedTime(), read.size()) : null;
    } catch (IOException _) {
      return null;
    }
  }
}
