package dev.mapwright.engine.problem;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What to write so that a problem is gone, as far as that is known: what a cure says in words, for
 * editors. Immutable.
 *
 * @param place the stretch of one line whose text is replaced
 * @param text what stands there afterwards
 */
public record Fix(Place place, String text) {

  /** The word most likely meant in the place of another; null if none is near enough. */
  public static @Nullable Fix nearest(Place place, String word, Collection<String> allowed) {
    return Nearest.to(word, allowed).map(near -> new Fix(place, near)).orElse(null);
  }
}
