package dev.mapwright.server.truto;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.read.Wants;
import dev.mapwright.server.query.ParameterReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
  /** The names that are read here. */
  static final List<String> NAMES =
      List.of(
          RecordOwner.ACCOUNT,
          RecordOwner.ORGANIZATION,
          "truto_response_format",
          "truto_ignore_remote_data",
          "truto_exclude_fields",
          "remote_query");

  /** Nobody waits for a stream's end, only for its next record. */
  private static final Duration STREAM_TIME = Duration.ofHours(12);

  private static final int STREAM_CALLS = 1_000_000_000;

  private static final String REMOTE = "remote_data";

  static CommonParameters read(ParameterReader query, UnifiedModel model, Format usual) {
    RecordOwner owner = RecordOwner.read(query);
    Format format = query.choice("truto_response_format", Format.WORDS, usual);
    boolean ignoreRemote = query.flag("truto_ignore_remote_data");
    Set<String> fields = new LinkedHashSet<>(model.root().fields().keySet());
    fields.add(REMOTE);
    Set<String> excluded = new HashSet<>(query.words("truto_exclude_fields", fields));
    ignoreRemote |= excluded.remove(REMOTE);
    Wants wants =
        switch (format) {
          case UNIFIED, NORMALIZED, STREAM -> new Wants(true, excluded, !ignoreRemote);
          case RAW -> new Wants(false, Set.of(), true);
        };
    return new CommonParameters(owner, format, wants, query.nested("remote_query"));
  }

  /** The switches of a call. */
  static CallOptions options(boolean hydrate, boolean approximate, boolean strict, boolean stream) {
    CallOptions usual = CallOptions.DEFAULT;
    return stream
        ? new CallOptions(STREAM_TIME, STREAM_CALLS, hydrate, approximate, strict)
        : new CallOptions(usual.time(), usual.maxCalls(), hydrate, approximate, strict);
  }
}
