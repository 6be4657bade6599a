package dev.mapwright.cli.documents;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.Arrays;

/**
 * The bytes of one document within what was read.
 *
 * @param bytes shared by the documents that were read together; not to be changed
 * @param from index of its first byte
 * @param to index after its last byte
 * @param line of the input in which it begins, from 1
 * @param before how many bytes of that line stand before it
 * @param ofLine whether it is a line of its own, so that a mistake in it is nothing to those behind
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: a record must not copy its input
public record DocumentSlice(byte[] bytes, int from, int to, long line, int before, boolean ofLine) {

  /**
   * The document as a value.
   *
   * @throws NotJson if it is none
   */
  public Object read() {
    try {
      return Json.read(Arrays.copyOfRange(bytes, from, to));
    } catch (JsonataException e) {
      throw new NotJson(e, line, before);
    }
  }
}
