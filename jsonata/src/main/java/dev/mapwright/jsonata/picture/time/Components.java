package dev.mapwright.jsonata.picture.time;

import org.jspecify.annotations.Nullable;

/** The components of a date and time that a text gave, by their letters. Not to be shared. */
final class Components {
  private final @Nullable Double[] values = new @Nullable Double[128];
  private boolean empty = true;

  /**
   * Notes a component; of two the last one counts.
   *
   * @param value {@code null} if the text gave a name that means nothing
   */
  void put(char component, @Nullable Double value) {
    values[component] = value;
    empty = false;
  }

  /** Whether the picture asked for no component at all. */
  boolean isEmpty() {
    return empty;
  }

  boolean has(char component) {
    return values[component] != null;
  }

  /** The component's number, NaN if there is none. */
  double get(char component) {
    Double value = values[component];
    return value == null ? Double.NaN : value;
  }

  /** Whether there is a number other than zero. */
  boolean counts(char component) {
    double value = get(component);
    return value != 0 && !Double.isNaN(value);
  }
}
