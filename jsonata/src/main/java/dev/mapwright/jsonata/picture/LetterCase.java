package dev.mapwright.jsonata.picture;

import java.util.Locale;

/** How a picture wants words written; the words themselves come in title case. */
public enum LetterCase {
  UPPER,
  LOWER,
  TITLE;

  public String apply(String titleCase) {
    return switch (this) {
      case UPPER -> titleCase.toUpperCase(Locale.ROOT);
      case LOWER -> titleCase.toLowerCase(Locale.ROOT);
      case TITLE -> titleCase;
    };
  }
}
