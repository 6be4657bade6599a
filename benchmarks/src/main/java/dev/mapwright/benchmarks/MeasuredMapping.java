package dev.mapwright.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The mappings that are measured: a record, an expression, and the same written by hand. */
public enum MeasuredMapping {
  /** A nested record of an applicant-tracking system, 76 lines of mapping. */
  CANDIDATE("candidate.json", "mapping.jsonata", CandidateByHand::map),
  /** A JSON:API document whose parts lie in {@code included}. */
  JSONAPI("jsonapi.json", "jsonapi.jsonata", JsonApiByHand::map),
  /** A flat record with 60 fields. */
  FLAT("flat.json", "flat.jsonata", FlatByHand::map);

  private final String record;
  private final String expression;

  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  private final Function<Map<?, ?>, Object> byHand;

  MeasuredMapping(String record, String expression, Function<Map<?, ?>, Object> byHand) {
    this.record = record;
    this.expression = expression;
    this.byHand = byHand;
  }

  public byte[] record() {
    return resource(record);
  }

  public String expression() {
    return new String(resource(expression), StandardCharsets.UTF_8);
  }

  public Function<Map<?, ?>, Object> byHand() {
    return byHand;
  }

  private static byte[] resource(String name) {
    try (InputStream stream = MeasuredMapping.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
