package dev.mapwright.server.truto;

import java.util.Map;

/** The form of the records in an answer. */
enum Format {
  /** The mapped fields, and the vendor's record beside them. */
  UNIFIED,
  /** The vendor's record alone. */
  RAW;

  /** By the words of {@code truto_response_format}. */
  static final Map<String, Format> WORDS = Map.of("unified", UNIFIED, "raw", RAW);
}
