package dev.mapwright.jsonata.run;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a signature.
 *
 * @param kinds the kinds of value that fit, as bits of {@link #bit}
 * @param type its own letter; an opening parenthesis for a choice
 * @param items the kind of the items if it is a typed array, otherwise empty
 * @param context what of the context of a call may stand in for a missing argument
 * @param repeat how many arguments it takes
 */
record SignatureParameter(int kinds, char type, String items, Context context, Repeat repeat) {
  /** What may stand in for a missing argument. */
  enum Context {
    NOTHING,
    OF_THE_SAME_KIND,
    ANYTHING
  }

  /** How many arguments a parameter takes, and whether rather many or rather few. */
  enum Repeat {
    ONCE(""),
    OPTIONAL("?"),
    RATHER_NOT("??"),
    MANY("+"),
    RATHER_FEW("+?");

    private final String written;

    Repeat(String written) {
      this.written = written;
    }

    boolean isOptional() {
      return this == OPTIONAL || this == RATHER_NOT;
    }

    boolean isMany() {
      return this == MANY || this == RATHER_FEW;
    }

    boolean isGreedy() {
      return this == OPTIONAL || this == MANY;
    }

    /** What it becomes by one more sign; {@code null} if there is no such repetition. */
    @Nullable Repeat with(char sign) {
      for (Repeat repeat : values()) {
        if (repeat.written.equals(written + sign)) {
          return repeat;
        }
      }
      return null;
    }
  }

  static int bit(char kind) {
    return kind >= 'a' && kind <= 'z' ? 1 << (kind - 'a') : 0;
  }

  boolean fits(char kind) {
    return (kinds & bit(kind)) != 0;
  }

  boolean takesContext() {
    return context != Context.NOTHING;
  }

  SignatureParameter ofItems(String newItems) {
    return new SignatureParameter(kinds, type, newItems, context, repeat);
  }
}
