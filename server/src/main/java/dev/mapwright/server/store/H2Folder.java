package dev.mapwright.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder in which an embedded database lies. */
final class H2Folder {
  private static final String NAME = "mapwright";
  private static final String SUFFIX = ".mv.db";

  /** What the file was called when it held ids and changes alone; the tables are the same. */
  private static final String FORMER_NAME = "identity";

  /**
   * What is committed is written, and at the end of the file: where the database writes into what
   * has become free, it does not find its last commits again after a process was killed (seen in
   * 2.3, 2.4 and 2.5; {@code KilledFileTest}). The server closes it, not the last connection and
   * not a hook, which would run beside the server's. Nor does it write a trace of its own, which
   * would grow on a full disk.
   */
  private static final String SETTINGS =
      ";MODE=PostgreSQL;WRITE_DELAY=0;REUSE_SPACE=FALSE"
          + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  private H2Folder() {}

  /** Where the database of a folder is reached. The folder is made if it is not there. */
  static String url(Path folder) throws IOException {
    make(folder);
    Path base = folder.toAbsolutePath().normalize();
    carryOver(base.resolve(FORMER_NAME + SUFFIX), base.resolve(NAME + SUFFIX));
    return "jdbc:h2:file:" + base.resolve(NAME) + SETTINGS;
  }

  /** The file of the database in a folder. */
  static Path file(Path folder) {
    return folder.toAbsolutePath().normalize().resolve(NAME + SUFFIX);
  }

  /** The database's file is for its owner's eyes only, also in a folder that somebody else made. */
  static void keepPrivate(Path folder) throws IOException {
    Path file = file(folder);
    if (isPosix(folder) && Files.exists(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static boolean isPosix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** So is a folder that is made. */
  private static void make(Path folder) throws IOException {
    if (isPosix(folder) && !Files.exists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  /** A file that another process has open is left alone; opening then tells who has it. */
  private static void carryOver(Path former, Path file) throws IOException {
    if (!Files.exists(former) || Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(former, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new InUseException();
      }
    }
    Files.move(former, file);
  }

  /** Another process has the file of the former name. */
  static final class InUseException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
