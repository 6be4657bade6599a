package dev.mapwright.engine.upstream.repeat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.connector.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Recognises answers that come again byte by byte as they came before, so that what has not changed
 * is not decoded and mapped anew. The vendor is asked each time, so nothing here is ever out of
 * date. Of an answer that came once no more is kept than a checksum: walks through long lists fill
 * no memory. Bounded in bytes and time; thread-safe.
 */
public final class RepeatedAnswers {
  /** Of the heap, which is 64 MiB of one gigabyte. */
  private static final int PART_OF_HEAP = 16;

  private static final long MOST_BYTES = 256L << 20;

  /** Less is decoded in no time. */
  private static final int LEAST_BODY = 4 << 10;

  private static final int MOST_SUMS = 10_000;
  private static final Duration LIFE = Duration.ofMinutes(1);

  private final Cache<Place, Long> once =
      Caffeine.newBuilder().maximumSize(MOST_SUMS).expireAfterWrite(LIFE).build();
  private final Cache<Place, RepeatedAnswer> repeated;

  /** Keeps at most so many bytes. */
  public RepeatedAnswers(long bytes) {
    this.repeated =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            // What is made of an answer takes about as much as its tree.
            .weigher((Place _, RepeatedAnswer kept) -> (int) Math.min(1 << 30, 2 * kept.weight()))
            .expireAfterAccess(LIFE)
            .build();
  }

  /** Of a sixteenth of the heap. */
  public static RepeatedAnswers ofHeap() {
    return new RepeatedAnswers(
        Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
  }

  /**
   * What was asked, by whom, and how the answer is read: where else the same bytes came does not
   * matter.
   *
   * @param account whose answer it is
   * @param fields what its mapping may read of the account
   * @param sent a number that stands for the body of the request
   * @param contentType as the answer states it; empty for none
   */
  public record Place(
      String account,
      Map<String, String> fields,
      String method,
      URI uri,
      int sent,
      String contentType,
      Request.Decode how) {}

  /** An answer that came just so before, and often enough; null if it did not. */
  public @Nullable RepeatedAnswer find(Place place, byte[] body) {
    RepeatedAnswer known = body.length < LEAST_BODY ? null : repeated.getIfPresent(place);
    return known != null && known.isOf(body) ? known : null;
  }

  /**
   * Notes an answer that was not found: one that comes for the second time is kept, if there is
   * room, and found from then on.
   *
   * @param weight the memory that the body and its tree take, in bytes
   */
  public void note(Place place, byte[] body, Object tree, long weight) {
    if (body.length < LEAST_BODY) {
      return;
    }
    CRC32C sum = new CRC32C();
    sum.update(body);
    Long last = once.asMap().put(place, sum.getValue());
    if (last != null && last == sum.getValue()) {
      repeated.put(place, new RepeatedAnswer(body, tree, weight));
    }
  }
}
