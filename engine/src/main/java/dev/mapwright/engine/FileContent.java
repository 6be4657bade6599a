package dev.mapwright.engine;

import dev.mapwright.engine.upstream.Download;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an attachment on their way, to be passed on once and then closed. Not thread-safe;
 * blocks on the vendor.
 */
public final class FileContent implements AutoCloseable {
  private final @Nullable String name;
  private final Download download;

  FileContent(@Nullable String name, Download download) {
    this.name = name;
    this.download = download;
  }

  /** The file's name as the vendor has it, unchecked; null where it has none. */
  public @Nullable String name() {
    return name;
  }

  /** The vendor's word on what it is, or null. */
  public @Nullable String contentType() {
    return download.contentType();
  }

  /** How many bytes it has; -1 where the vendor does not say. */
  public long length() {
    return download.length();
  }

  /**
   * Passes it on, as fast as it is taken; no more of it than a piece is held.
   *
   * @throws IOException what the other side throws; close it then, and the vendor stops
   * @throws dev.mapwright.engine.failure.EngineException if the vendor fails, or sends more than is
   *     allowed
   */
  public void writeTo(OutputStream out) throws IOException {
    download.writeTo(out);
  }

  @Override
  public void close() {
    download.close();
  }
}
