package dev.mapwright.engine.walk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that calls of a walk have read in part, kept for the call that goes on from there: pages
 * of one do not read a vendor's page of a hundred a hundred times, and a call that ends before all
 * is there that a record needs is not begun anew. An answer serves the walk that asked for it and
 * no other, so that no walk shows what is older than itself. Bounded in bytes and time;
 * thread-safe.
 */
public final class PartialAnswers {
  private final Cache<Key, Kept> answers;
  private final Cache<Long, Slice> slices;
  private final Duration usual;

  /**
   * Keeps at most so much.
   *
   * @param bytes of answers
   * @param walks whose last call had records in hand
   * @param usual for how long, where nobody is told to wait longer
   */
  public PartialAnswers(long bytes, int walks, Duration usual) {
    this.usual = usual;
    this.slices =
        Caffeine.newBuilder()
            .maximumSize(walks)
            .expireAfter(Expiry.creating((Long _, Slice slice) -> slice.time()))
            .build();
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            // A parsed body takes several times the room of its text.
            .weigher((Key _, Kept kept) -> 1024 + 4 * kept.answer().size())
            .expireAfter(Expiry.creating((Key _, Kept kept) -> kept.time()))
            .build();
  }

  Duration usual() {
    return usual;
  }

  @Nullable Answer find(Key key) {
    Kept kept = answers.getIfPresent(key);
    return kept == null ? null : kept.answer();
  }

  void keep(Key key, Answer answer, Duration time) {
    answers.put(key, new Kept(answer, time));
  }

  void forget(Iterable<Key> keys) {
    answers.invalidateAll(keys);
  }

  /** How many records the last call of a walk had in hand and did not finish. */
  int unfinished(long walk) {
    Slice slice = slices.getIfPresent(walk);
    return slice == null ? 0 : slice.size();
  }

  void keepUnfinished(long walk, int size, Duration time) {
    slices.put(walk, new Slice(size, time));
  }

  private record Slice(int size, Duration time) {}

  private record Kept(Answer answer, Duration time) {}

  /** A request of a walk. */
  record Key(
      long walk,
      String endpoint,
      URI uri,
      Map<String, Object> query,
      Map<String, String> headers,
      @Nullable Object json,
      @Nullable Object form) {
    static Key of(long walk, UnsentRequest request) {
      return new Key(
          walk,
          request.endpoint().name(),
          request.uri(),
          request.query(),
          request.headers(),
          request.json(),
          request.form());
    }
  }
}
