package dev.mapwright.server.truto;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The form of the records in an answer. */
enum Format {
  /** The mapped fields, and the vendor's record beside them. */
  UNIFIED,
  /** The vendor's record alone. */
  RAW,
  /** Each thing once in a table of its kind, referred to by its id. */
  NORMALIZED,
  /** As unified, beside what was asked of the vendor for it and what came. */
  DEBUG,
  /** As unified, but all pages in one answer that is written while they are read. */
  STREAM;

  /** By the words of {@code truto_response_format}. */
  static final SequencedMap<String, Format> WORDS =
      Collections.unmodifiableSequencedMap(
          new TreeMap<>(
              Map.of(
                  "unified", UNIFIED,
                  "raw", RAW,
                  "normalized", NORMALIZED,
                  "stream", STREAM,
                  "debug", DEBUG)));
}
