package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.model.FieldPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that yields records, perhaps once per record of another source.
 *
 * @param endpoint the call
 * @param records from an answer's body to its records; undefined is an error
 * @param pagination how pages follow each other
 * @param needs filters of which at least one must be present for this source to be chosen; empty
 *     for always
 * @param filters what the vendor filters by itself
 * @param sort what the vendor sorts by itself, the resource's own included where that counts here
 * @param from what the request is repeated over, or null
 * @param batch with {@code from}: so many distinct keys per request; 0 = one request per key
 * @param key from a fetched row to its key
 * @param under {@code $under} where no {@code from} supplies it, or null
 * @param job what the vendor makes before the source can be read, or null
 * @param detail whether rows are pointers whose record is what get answers
 * @param repeats whether the same record can come twice
 * @param misses who may be missed while it is read, in words for people; null for nobody, unless
 *     {@linkplain Pagination#countsRows rows are counted}
 */
public record Source(
    Endpoint endpoint,
    Expression records,
    Pagination pagination,
    Set<FieldPath> needs,
    SequencedMap<FieldPath, NativeFilter> filters,
    SequencedMap<FieldPath, NativeSort> sort,
    @Nullable From from,
    int batch,
    Expression key,
    @Nullable Expression under,
    @Nullable Job job,
    Detail detail,
    boolean repeats,
    @Nullable String misses) {
  public Source {
    needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
    filters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(filters));
    sort = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sort));
  }

  /** Whether rows are pointers. */
  public enum Detail {
    /** Rows are records; the detail is read when a field wants it. */
    WANTED,
    /** Rows are pointers; the record is what get answers. */
    ALWAYS
  }

  /**
   * What a request is repeated over.
   *
   * @param given yields the keys without a call when defined, or null
   * @param keys where the keys come from otherwise
   */
  public record From(@Nullable Expression given, Keys keys) {}

  /** Where keys come from. */
  public sealed interface Keys {
    /** A fixed list. */
    record Values(Template values) implements Keys {}

    /** The rows of another source: {@code key} of that source yields the key of a row. */
    record Rows(Source source) implements Keys {}
  }
}
