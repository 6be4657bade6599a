package dev.mapwright.engine.filter;

import java.util.Locale;

/** How a filter compares. */
public enum Operator {
  EQ,
  NE,
  GT,
  GTE,
  LT,
  LTE,
  IN,
  NIN,
  LIKE;

  /** The word of queries and connectors. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
