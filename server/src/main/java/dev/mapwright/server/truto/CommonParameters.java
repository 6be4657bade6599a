package dev.mapwright.server.truto;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.server.query.ParameterReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What list and get have in common.
 *
 * @param owner whose records
 * @param format of the records
 * @param wants which parts of a record
 * @param remoteQuery for the vendor, untouched
 */
record CommonParameters(
    RecordOwner owner, Format format, Wants wants, Map<String, Object> remoteQuery) {
  /** Nobody waits for a stream's end, only for its next record. */
  private static final Duration STREAM_TIME = Duration.ofHours(12);

  private static final int STREAM_CALLS = 1_000_000_000;

  /**
   * Reads them.
   *
   * @param usual the format where the query names none
   */
  static CommonParameters read(ParameterReader query, TrutoParameters parameters, Format usual) {
    RecordOwner owner = RecordOwner.read(query);
    Format format = TrutoParameters.FORMAT.read(query).orElse(usual);
    boolean ignoreRemote = TrutoParameters.IGNORE_REMOTE_DATA.read(query);
    Set<String> excluded = new HashSet<>(parameters.excludeFields().read(query));
    ignoreRemote |= excluded.remove(TrutoParameters.REMOTE_DATA);
    Wants wants =
        switch (format) {
          case UNIFIED, NORMALIZED, STREAM, DEBUG -> new Wants(true, excluded, !ignoreRemote);
          case RAW -> new Wants(false, Set.of(), true);
        };
    return new CommonParameters(owner, format, wants, TrutoParameters.REMOTE_QUERY.read(query));
  }

  /** The switches of a call. */
  static CallOptions options(boolean hydrate, boolean approximate, boolean strict, boolean stream) {
    CallOptions usual = CallOptions.DEFAULT;
    return stream
        ? new CallOptions(STREAM_TIME, STREAM_CALLS, hydrate, approximate, strict)
        : new CallOptions(usual.time(), usual.maxCalls(), hydrate, approximate, strict);
  }
}
