package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands beside a record, bound in expressions as the function {@code $name(key)}. */
public sealed interface Related {

  /** The name of its function. */
  String name();

  /** From a fetched row to its key. */
  Expression key();

  /** Whether a key may have several rows. */
  boolean many();

  /** Whether missing rights or rows leave the fields null instead of failing the call. */
  boolean optional();

  /** When it is fetched. */
  Fetch fetch();

  /** What it computes for a record: its keys, and what it finds them by. */
  default List<Expression> expressions() {
    return switch (this) {
      case Batched batched -> List.of(batched.by(), batched.key());
      case PerKey perKey -> List.of(perKey.by(), perKey.key());
      case Table table -> List.of(table.key());
      case Rows rows -> List.of(rows.rows(), rows.key());
    };
  }

  /** When related data is fetched. */
  enum Fetch {
    /** When a wanted field reads it. */
    WANTED,
    /** Under hydration, in get, or for a filter. */
    HYDRATED
  }

  /** Keys of the records at hand, distinct, fetched in batches: {@code $batch}. */
  record Batched(
      String name,
      Source source,
      Expression by,
      int size,
      Expression key,
      boolean many,
      boolean optional,
      Fetch fetch)
      implements Related {}

  /**
   * One call per key: {@code $key}.
   *
   * @param single whether the answer is one row, by {@code record}, which then stands in the
   *     source's {@code records}
   */
  record PerKey(
      String name,
      Source source,
      Expression by,
      boolean single,
      Expression key,
      boolean many,
      boolean optional,
      Fetch fetch)
      implements Related {}

  /**
   * The whole source as a table, kept per account.
   *
   * @param keep for how long; null = for the call
   * @param max at most so many rows
   */
  record Table(
      String name,
      Source source,
      Expression key,
      boolean many,
      @Nullable Duration keep,
      int max,
      boolean optional,
      Fetch fetch)
      implements Related {}

  /** Rows of the answer in which the record came: no call. */
  record Rows(String name, Expression rows, Expression key, boolean many) implements Related {
    @Override
    public boolean optional() {
      return false;
    }

    @Override
    public Fetch fetch() {
      return Fetch.WANTED;
    }
  }
}
