package dev.mapwright.engine.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * A vendor's answer on its way to who asked, without the account's secrets; to be passed on once
 * and then closed. Not thread-safe; blocks on the vendor.
 */
public interface PassedAnswer extends AutoCloseable {

  /** The vendor's status. */
  int status();

  /** Those of the vendor's headers that concern who asked, names in lower case. */
  Map<String, String> headers();

  /**
   * Passes the body on, as fast as it is taken.
   *
   * @throws IOException what the other side throws; close it then, and the vendor stops
   * @throws dev.mapwright.engine.failure.EngineException if the vendor fails, or sends more than is
   *     allowed
   */
  void writeTo(OutputStream out) throws IOException;

  @Override
  void close();
}
