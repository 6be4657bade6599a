package dev.mapwright.engine.connector;

import com.google.re2j.Pattern;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.problem.Place;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a vendor.
 *
 * @param name such as {@code candidates}
 * @param model the unified model's name, such as {@code ats/candidates}
 * @param id what an id must match as a whole; its named groups are the id's parts; may be null
 * @param list the sources of a list in order of choice; the last has no needs
 * @param get how one record is fetched
 * @param related by name, in dependency order: a relation stands after those its keys read
 * @param let values shared by fields, lazily computed, in order
 * @param map the mapping, keyed like the model
 * @param content how an attachment's bytes are found
 * @param times how numbers in date-time fields are read
 * @param zone the zone of zone-less texts in date-time fields
 */
public record Resource(
    String name,
    String model,
    @Nullable Pattern id,
    List<Source> list,
    Get get,
    SequencedMap<String, Related> related,
    SequencedMap<String, Expression> let,
    Mapping.Members map,
    Content content,
    Times times,
    ZoneId zone) {
  public Resource {
    list = List.copyOf(list);
    related = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(related));
    let = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(let));
  }

  /** Where the mapping of the id stands; every resource maps one. */
  public Place idPlace() {
    if (map.members().get("id") instanceof Mapping.Value(Expression id)) {
      return id.place();
    }
    throw new IllegalStateException("the loader holds that `id` is mapped by an expression");
  }

  /** How numbers in date-time fields are read. */
  public enum Times {
    /** Numbers are not expected. */
    ISO,
    /** Milliseconds since 1970. */
    MS,
    /** Seconds since 1970. */
    S
  }

  /**
   * How one record is fetched.
   *
   * @param endpoint the call
   * @param record from the answer's body to the record; undefined, null or an empty array means not
   *     found
   * @param under {@code $under} of the record, or null
   */
  public record Get(Endpoint endpoint, Expression record, @Nullable Expression under) {}

  /**
   * How an attachment's bytes are found.
   *
   * @param lookup a call that tells where they are, or null where the attachment itself does
   * @param url where they are: over the answer of that call, or over {@code $attachment} alone
   * @param auth whether the bytes are fetched with the account's authentication
   * @param bytes what holds for fetching them: errors, limits, timeout; its request says nothing
   */
  public record Content(@Nullable Endpoint lookup, Expression url, boolean auth, Endpoint bytes) {}
}
