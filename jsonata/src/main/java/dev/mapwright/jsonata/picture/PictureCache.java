package dev.mapwright.jsonata.picture;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The pictures that were read last: an expression uses the same few for each of its records, and
 * reading one costs more than using it. Safe to share among threads.
 */
public final class PictureCache<T> {
  private static final int MOST = 256;

  private final Map<String, T> known = new ConcurrentHashMap<>();
  private final Function<String, T> reader;

  public PictureCache(Function<String, T> reader) {
    this.reader = reader;
  }

  public T get(String picture) {
    T parsed = known.get(picture);
    if (parsed == null) {
      parsed = reader.apply(picture);
      if (known.size() >= MOST) {
        // Pictures made at run time must not fill the memory; those in use come back at once.
        known.clear();
      }
      known.put(picture, parsed);
    }
    return parsed;
  }
}
