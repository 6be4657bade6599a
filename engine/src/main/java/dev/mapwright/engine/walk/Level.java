package dev.mapwright.engine.walk;

import org.jspecify.annotations.Nullable;

/**
 * A place within one level of a walk: a page and a row on it.
 *
 * @param page the page's state in its text form, or null for the first page
 * @param index the row on the page, counted from 0
 * @param key the key of that row, looked for first when the page is read again; null for none
 */
public record Level(@Nullable String page, int index, @Nullable String key) {

  /** The first row of the first page. */
  public static final Level START = new Level(null, 0, null);

  public Level {
    if (index < 0) {
      throw new IllegalArgumentException("index must not be negative");
    }
  }
}
