package dev.mapwright.engine.loss;

import dev.mapwright.engine.problem.Place;
import java.util.Locale;

/**
 * Something that a vendor said and that is not in the unified record. Says what kind of value it
 * was and never the value, which is a person's.
 *
 * @param kind what happened to it
 * @param field the dotted unified field where it would stand
 * @param place what computes that field, in the connector's file
 * @param came the kind of value that came, such as {@code an object}
 */
public record Loss(Kind kind, String field, Place place, String came) {

  /** What happened to a value. */
  public enum Kind {
    /** It is not what the field holds, such as a date in an unknown form: the field is null. */
    UNREADABLE,
    /** It is an item of a list and lacks what the model requires: it is left out. */
    ITEM,
    /** It is a record that cannot be mapped: it is left out as a whole. */
    RECORD,
    /** It is what get answers for a listed record, and is none or another: it is not used. */
    DETAIL;

    /** In one word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Told of so many records. */
  public String inWords(long records) {
    String in = records == 1 ? "1 record" : records + " records";
    return place
        + ": "
        + switch (kind) {
          case UNREADABLE -> "`" + field + "` cannot be read from " + came + ", in " + in;
          case ITEM -> "an item of `" + field + "` was left out, being " + came + ", in " + in;
          case RECORD ->
              in + (records == 1 ? " was" : " were") + " left out: `" + field + "` " + came;
          case DETAIL -> "what get answers was not used for " + in + ": " + came;
        };
  }
}
