package dev.mapwright.engine.walk;

import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.loss.Losses;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that a request is repeated over, in order, each once. */
abstract sealed class Keys {
  private final Map<String, Boolean> seen;

  private Keys(int remembered) {
    this.seen =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > remembered;
          }
        };
  }

  /**
   * A key, and where it comes from.
   *
   * @param under the key
   * @param parent the row it belongs to, or null for a key that was given
   * @param position the place of that row
   */
  record Key(Object under, @Nullable Object parent, Position position) {}

  /** The keys of a {@code from}, going on at a position if there is one. */
  static Keys of(
      Source.From from, CallScope scope, CallScope.Extra extra, @Nullable Position resume) {
    int remembered = scope.limits().callKeys();
    Object given = from.given() == null ? null : from.given().evaluate(null, scope.variables());
    if (given != null && given != JsonNull.NULL) {
      return new Fixed(given, resume, remembered);
    }
    return switch (from.keys()) {
      case Source.Keys.Values values ->
          new Fixed(values.values().render(null, scope.variables()), resume, remembered);
      case Source.Keys.Rows rows ->
          new OfRows(
              new SourceWalk(rows.source(), scope, extra, resume, SourceWalk.Resume.IN_USE),
              rows.source(),
              scope);
    };
  }

  /** The next key that has not come before, or null at the end. */
  final @Nullable Key next() {
    Key key = advance();
    while (key != null && seen.put(Texts.of(key.under()), true) != null) {
      key = advance();
    }
    return key;
  }

  abstract @Nullable Key advance();

  /** Whether it is known, without a call, that there are no more. */
  abstract boolean exhausted();

  /** Keeps what was read in part for the next call. */
  abstract void park();

  private static final class Fixed extends Keys {
    private final List<?> keys;
    private int index;

    Fixed(@Nullable Object keys, @Nullable Position resume, int remembered) {
      super(remembered);
      this.keys =
          switch (keys) {
            case null -> List.of();
            case List<?> several -> several;
            default -> List.of(keys);
          };
      this.index = resume == null ? 0 : Math.min(resume.index(), this.keys.size());
    }

    @Override
    @Nullable Key advance() {
      if (index >= keys.size()) {
        return null;
      }
      Object key = keys.get(index);
      return new Key(key, null, new Position(null, null, index++, Texts.of(key)));
    }

    @Override
    boolean exhausted() {
      return index >= keys.size();
    }

    @Override
    void park() {}
  }

  private static final class OfRows extends Keys {
    private final SourceWalk walk;
    private final Source source;
    private final Losses losses;

    OfRows(SourceWalk walk, Source source, CallScope scope) {
      super(scope.limits().callKeys());
      this.walk = walk;
      this.source = source;
      this.losses = scope.losses();
    }

    @Override
    @Nullable Key advance() {
      for (Row row = walk.next(); row != null; row = walk.next()) {
        try {
          Object key = ParentKey.of(source, row, walk);
          return new Key(key, row.value(), walk.inUse());
        } catch (Unmappable e) {
          losses.leaveOut(e);
        }
      }
      return null;
    }

    @Override
    boolean exhausted() {
      return walk.atKnownEnd();
    }

    @Override
    void park() {
      walk.park(true);
    }
  }
}
