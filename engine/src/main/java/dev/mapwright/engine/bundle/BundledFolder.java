package dev.mapwright.engine.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.function.Function;

/** A folder of the class path, in a jar or not, whose files can be listed. */
public final class BundledFolder {
  private BundledFolder() {}

  /**
   * Reads a folder.
   *
   * @param name its path on the class path, such as {@code mapwright/connectors}
   * @param reader gets the folder, which it cannot keep: a jar is closed behind it
   * @throws IllegalArgumentException if there is no such folder
   * @throws UncheckedIOException if it cannot be read
   */
  public static <T> T read(String name, Function<Path, T> reader) {
    URL folder = BundledFolder.class.getClassLoader().getResource(name);
    if (folder == null) {
      throw new IllegalArgumentException("no folder " + name + " on the class path");
    }
    try {
      if (!(folder.openConnection() instanceof JarURLConnection inJar)) {
        return reader.apply(Path.of(folder.toURI()));
      }
      Path jar = Path.of(inJar.getJarFileURL().toURI());
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        return reader.apply(files.getPath(name));
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("unreadable: " + folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
