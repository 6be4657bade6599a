package dev.mapwright.jsonata.value;

import java.nio.charset.StandardCharsets;

/**
 * The very bytes of a document that a value was read from, so that it can be passed on verbatim.
 *
 * @param document UTF-8; shared, not copied: must not be changed
 * @param start index of the value's first byte
 * @param end index after its last byte
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: a record must not copy its document
public record RawJson(byte[] document, int start, int end) {
  /** The value's text. */
  @Override
  public String toString() {
    return new String(document, start, end - start, StandardCharsets.UTF_8);
  }
}
