package dev.mapwright.engine;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an attachment on their way, to be passed on once and then closed. Not thread-safe;
 * blocks on the vendor.
 */
public interface FileContent extends AutoCloseable {

  /** The file's name as the vendor has it, unchecked; null where it has none. */
  @Nullable String name();

  /** The vendor's word on what it is, or null. */
  @Nullable String contentType();

  /** How many bytes it has; -1 where the vendor does not say. */
  long length();

  /**
   * Passes it on, as fast as it is taken; no more of it than a piece is held.
   *
   * @throws IOException what the other side throws; close it then, and the vendor stops
   * @throws dev.mapwright.engine.failure.EngineException if the vendor fails, or sends more than is
   *     allowed
   */
  void writeTo(OutputStream out) throws IOException;

  @Override
  void close();
}
