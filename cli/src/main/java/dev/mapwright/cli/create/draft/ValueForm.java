package dev.mapwright.cli.create.draft;

import java.time.Instant;
import java.time.ZoneOffset;

/** How a vendor writes a value. */
public enum ValueForm {
  TEXT,
  NUMBER,
  UUID,
  /** ISO 8601. */
  MOMENT,
  /** The same without a time. */
  DAY,
  /** Since 1970. */
  SECONDS,
  /** Since 1970. */
  MILLIS;

  /** Whether it is a time. */
  public boolean isTime() {
    return switch (this) {
      case TEXT, NUMBER, UUID -> false;
      case MOMENT, DAY, SECONDS, MILLIS -> true;
    };
  }

  /** A time as the vendor writes it. */
  Object of(Instant time) {
    return switch (this) {
      case DAY -> time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
      case SECONDS -> time.getEpochSecond();
      case MILLIS -> time.toEpochMilli();
      default -> time.toString();
    };
  }

  /** What the model makes of it. */
  String unified(Instant time) {
    return this == DAY ? of(time) + "T00:00:00Z" : time.toString();
  }

  /** An expression for the milliseconds of a time. */
  String millis(String expression) {
    return switch (this) {
      case SECONDS -> expression + " * 1000";
      case MILLIS -> expression;
      default -> "$toMillis(" + expression + ")";
    };
  }

  /** An expression for a time of which there are the milliseconds. */
  String ofMillis(String expression) {
    return switch (this) {
      case DAY -> "$substring($fromMillis(" + expression + "), 0, 10)";
      case SECONDS -> "$floor((" + expression + ") / 1000)";
      case MILLIS -> expression;
      default -> "$fromMillis(" + expression + ")";
    };
  }

  /** An id. */
  Object id(long number) {
    return switch (this) {
      case NUMBER -> number;
      case UUID -> "00000000-0000-4000-8000-" + String.format("%012d", number);
      default -> String.valueOf(number);
    };
  }

  /** An expression for an id of which there is the number. */
  String ofNumber(String expression) {
    return switch (this) {
      case NUMBER -> expression;
      case UUID -> "\"00000000-0000-4000-8000-\" & $pad($string(" + expression + "), -12, \"0\")";
      default -> "$string(" + expression + ")";
    };
  }
}
