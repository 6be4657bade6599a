package dev.mapwright.cli.create;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes files that are not there yet: all of them, or none. */
final class NewFiles {
  private NewFiles() {}

  /**
   * Looks whether any is there.
   *
   * @throws CommandFailure that names those
   */
  static void refuseExisting(List<Path> paths) {
    List<Path> there =
        paths.stream().filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS)).toList();
    if (!there.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Nothing was written, since there is already:\n"
              + there.stream().map(path -> "  " + path).collect(Collectors.joining("\n"))
              + "\nTake another name, or move that away.");
    }
  }

  /**
   * Writes them.
   *
   * @throws IOException if one cannot be written; those before it are taken away again
   */
  static void write(Map<Path, String> files) throws IOException {
    List<Path> made = new ArrayList<>();
    try {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        makeFolder(file.getKey().toAbsolutePath().getParent(), made);
        made.add(Files.createFile(file.getKey()));
        Files.writeString(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      takeAway(made, e);
      throw new IOException("Nothing was written: " + e.getMessage(), e);
    }
  }

  private static void makeFolder(@Nullable Path folder, List<Path> made) throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      makeFolder(folder.getParent(), made);
      Files.createDirectory(folder);
      made.add(folder);
    }
  }

  private static void takeAway(List<Path> made, IOException why) {
    for (Path path : made.reversed()) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        why.addSuppressed(e);
      }
    }
  }
}
