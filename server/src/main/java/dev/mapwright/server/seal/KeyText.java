package dev.mapwright.server.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads and writes keys. No message shows one. */
final class KeyText {
  private static final Set<PosixFilePermission> OWNERS_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private KeyText() {}

  static boolean exists(KeySource source) {
    return !(source instanceof KeySource.File(Path path)) || Files.exists(path);
  }

  /**
   * The keys.
   *
   * @throws SealException if there are none, or one is none
   */
  static KeyRing read(KeySource source) {
    List<String> texts =
        switch (source) {
          case KeySource.File(Path path) -> lines(path);
          case KeySource.Variable(var _, String value) ->
              Arrays.stream(value.split("[\\s,]+")).toList();
        };
    List<String> keys =
        texts.stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty() && !text.startsWith("#"))
            .toList();
    if (keys.isEmpty()) {
      throw new SealException("There is no key in " + source + ".");
    }
    try {
      return new KeyRing(keys.stream().map(SealingKey::parse).toList());
    } catch (IllegalArgumentException wrong) {
      throw new SealException("A key in " + source + " is none: " + wrong.getMessage() + ".");
    }
  }

  private static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new SealException(
          "The keys in " + path + " cannot be read (" + e.getClass().getSimpleName() + ").");
    }
  }

  /** Whether others than the owner may read the file. */
  static boolean isOpenToOthers(Path path) {
    try {
      return isPosix(path)
          && Files.getPosixFilePermissions(path).stream()
              .anyMatch(permission -> !permission.name().startsWith("OWNER"));
    } catch (IOException _) {
      return false; // reading the file will say why
    }
  }

  /** Replaces the keys of a file as a whole: a failure leaves what was there. */
  static void write(Path path, KeyRing ring) {
    Path absolute = path.toAbsolutePath();
    Path beside = absolute.resolveSibling(absolute.getFileName() + ".new");
    try {
      Files.createDirectories(absolute.getParent());
      Files.deleteIfExists(beside);
      FileAttribute<?>[] attributes =
          isPosix(beside)
              ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_ALONE)}
              : new FileAttribute<?>[0];
      Files.createFile(beside, attributes);
      Files.write(
          beside,
          Stream.concat(
                  Stream.of("# Seals Mapwright's secrets: the first key seals, all open."),
                  ring.keys().stream().map(SealingKey::text))
              .toList(),
          StandardOpenOption.SYNC);
      Files.move(
          beside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SealException(
          "The key cannot be written to " + path + " (" + e.getClass().getSimpleName() + ").");
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
