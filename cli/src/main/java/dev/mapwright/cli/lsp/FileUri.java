package dev.mapwright.cli.lsp;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A document's address, as the editor writes it.
 *
 * @param uri as it was given, by which the editor knows it again
 * @param path where the file lies; null where it lies nowhere, such as one that was never saved
 */
record FileUri(String uri, @Nullable Path path) {

  static FileUri of(String uri) {
    try {
      URI address = new URI(uri);
      return new FileUri(uri, "file".equals(address.getScheme()) ? Path.of(address) : null);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
      return new FileUri(uri, null);
    }
  }

  /** What problems call it. */
  String name() {
    return path == null ? uri : path.toString();
  }
}
