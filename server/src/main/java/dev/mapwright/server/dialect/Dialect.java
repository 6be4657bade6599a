package dev.mapwright.server.dialect;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.mapping.Projection;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.jsonata.option.Bindings;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A wire form of a unified resource. Immutable and safe for any thread.
 *
 * @param name its slug
 * @param label its name for people
 * @param resource as connectors call it, such as {@code candidates}
 * @param model the unified model that it makes its records of
 * @param shape the form of its records
 * @param base of clients' addresses; all paths below it are answered in this form
 * @param path of the list, below the base; a record is below it by its id
 * @param accountHeader the header with the account's token
 * @param parameters by name
 * @param envelope the members of a list's answer
 * @param words how it writes the words of the model's vocabularies
 * @param map from a unified record to one of {@code shape}
 * @param expansions relations that can be given as objects, by the field that has their ids
 * @param errors how each fault is told; all are there
 * @param limit how many requests an account's token may make, or null
 * @param syncs paths by which syncs are asked for and looked at, by name
 */
public record Dialect(
    String name,
    String label,
    String resource,
    UnifiedModel model,
    UnifiedModel shape,
    String base,
    String path,
    String accountHeader,
    SequencedMap<String, Parameter> parameters,
    SequencedMap<String, Part> envelope,
    WordTables words,
    Projection map,
    SequencedMap<String, Expansion> expansions,
    Map<Fault, ErrorRow> errors,
    @Nullable RequestLimit limit,
    SequencedMap<String, SyncPath> syncs) {
  public Dialect {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    envelope = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(envelope));
    expansions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(expansions));
    errors = Map.copyOf(errors);
    syncs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(syncs));
  }

  /** Whether a path is answered in this form, if only by saying that nothing is there. */
  public boolean covers(String requested) {
    return isAt(requested, base);
  }

  /** Whether a path is that of the list or below it. */
  public boolean has(String requested) {
    return isAt(requested, path);
  }

  private static boolean isAt(String requested, String at) {
    return requested.equals(at) || requested.startsWith(at + "/");
  }

  /** The account's header as servers compare it. */
  public String accountKey() {
    return accountHeader.toLowerCase(Locale.ROOT);
  }

  /**
   * A parameter.
   *
   * @param words what it does, for people
   */
  public record Parameter(String name, String words, Use use) {}

  /** A member of a list's answer. */
  public enum Part {
    /** The records. */
    ITEMS,
    /** How many records this answer has. */
    COUNT,
    /** Where the next page begins, or null at the end. */
    CURSOR,
    /** Always null. */
    NOTHING
  }

  /**
   * A relation as objects.
   *
   * @param each what to go over in the unified record
   * @param shape the form of the objects
   * @param map from an item to one of {@code shape}
   */
  public record Expansion(Expression each, UnifiedModel shape, Projection map) {}

  /**
   * How a fault is told.
   *
   * @param body makes the body of the failure
   * @param headers over the same
   * @param schema the body's JSON Schema
   */
  public record ErrorRow(
      int status, Body body, SequencedMap<String, Expression> headers, Map<String, ?> schema) {
    public ErrorRow {
      headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
      schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    }
  }

  /** Makes the body of an answer that is no record, such as a failure. */
  @FunctionalInterface
  public interface Body {
    /** The body; null for undefined. */
    @Nullable Object of(Object failure);

    /** What an expression makes. */
    static Body of(Expression expression) {
      return failure -> expression.evaluate(failure, Bindings.NONE);
    }

    /** An object, member by member. */
    static Body of(SequencedMap<String, Expression> members) {
      return failure -> {
        SequencedMap<String, @Nullable Object> body = new LinkedHashMap<>();
        members.forEach((name, member) -> body.put(name, member.evaluate(failure, Bindings.NONE)));
        return body;
      };
    }
  }

  /**
   * A path by which the sync of an account is looked at.
   *
   * @param begins whether it is asked for by that, with POST
   * @param answer makes the body of how it stands
   * @param schema the body's JSON Schema
   */
  public record SyncPath(String path, boolean begins, Body answer, Map<String, ?> schema) {
    public SyncPath {
      schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    }
  }

  /**
   * How many requests an account's token may make.
   *
   * @param limitHeader where each answer tells the limit, or null; the others likewise
   */
  public record RequestLimit(
      int requests,
      Duration window,
      @Nullable String limitHeader,
      @Nullable String remainingHeader,
      @Nullable String resetHeader) {}
}
