package dev.mapwright.engine.walk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.upstream.Answer;
import dev.mapwright.engine.upstream.RequestDraft;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that a call read in part, kept for the call that goes on from there, so that pages of one
 * do not read a vendor's page of a hundred a hundred times. Bounded in bytes and time; thread-safe.
 */
public final class PartialAnswers {
  private final Cache<Key, Answer> answers;

  /** Keeps at most so many bytes of answers, each for so long. */
  public PartialAnswers(long bytes, Duration keep) {
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            // A parsed body takes several times the room of its text.
            .weigher((Key _, Answer answer) -> 1024 + 4 * answer.size())
            .expireAfterWrite(keep)
            .build();
  }

  @Nullable Answer find(String account, RequestDraft draft) {
    return answers.getIfPresent(Key.of(account, draft));
  }

  void keep(String account, RequestDraft draft, Answer answer) {
    answers.put(Key.of(account, draft), answer);
  }

  private record Key(
      String account,
      String endpoint,
      URI uri,
      Map<String, Object> query,
      Map<String, String> headers,
      @Nullable Object json,
      @Nullable Object form) {
    static Key of(String account, RequestDraft draft) {
      return new Key(
          account,
          draft.endpoint().name(),
          draft.uri(),
          draft.query(),
          draft.headers(),
          draft.json(),
          draft.form());
    }
  }
}
