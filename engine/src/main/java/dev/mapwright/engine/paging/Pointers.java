package dev.mapwright.engine.paging;

import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tokens and URLs of next pages have in common. */
final class Pointers {
  private Pointers() {}

  /** The value, or null where there is none to follow. */
  static @Nullable Object defined(@Nullable Object value) {
    return isNothing(value) ? null : value;
  }

  /** Whether there is nothing in it; a token of several parts may lack some of them. */
  private static boolean isNothing(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case JsonNull _ -> true;
      case String text -> text.isEmpty();
      case Map<?, ?> parts -> parts.values().stream().allMatch(Pointers::isNothing);
      case List<?> parts -> parts.stream().allMatch(Pointers::isNothing);
      default -> false;
    };
  }

  /** The end of the pages, unless the vendor says that there are more. */
  static @Nullable Pointer end(@Nullable Boolean more, Answer answer, String what) {
    if (Boolean.TRUE.equals(more)) {
      throw failure(answer, "says that there are more pages, but gives no " + what);
    }
    return null;
  }

  static VendorException failure(Answer answer, String what) {
    return new VendorException(
            Outcome.VENDOR_ERROR,
            answer.uri().getHost() + " " + what,
            answer.status(),
            answer.headers(),
            null,
            null)
        .endingList();
  }
}
