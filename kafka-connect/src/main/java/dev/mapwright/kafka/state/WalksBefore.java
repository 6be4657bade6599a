package dev.mapwright.kafka.state;

import org.jspecify.annotations.Nullable;

/**
 * What the walks of an account that came to their end have left for those to come.
 *
 * @param watermark up to when the last knew of changes; null if it knew of none
 * @param earlier the watermark before; null if there was none
 * @param wholeAt when the last over everything began, in milliseconds; null if there was none
 * @param mapping how records were mapped by that
 * @param blind whether lists say nothing of when records changed
 */
public record WalksBefore(
    @Nullable Long watermark,
    @Nullable Long earlier,
    @Nullable Long wholeAt,
    @Nullable String mapping,
    boolean blind) {
  static final WalksBefore NONE = new WalksBefore(null, null, null, null, false);

  /** With one more. */
  WalksBefore and(Walk ended, @Nullable Long reached, String mappedBy, boolean isBlind) {
    return new WalksBefore(
        reached,
        watermark,
        ended.isWhole() ? Long.valueOf(ended.began()) : wholeAt,
        ended.isWhole() ? mappedBy : mapping,
        isBlind);
  }
}
