package dev.mapwright.jsonata.syntax;

import java.util.List;

/** Key and value expressions of an object constructor or a group-by clause. */
public record Pairs(int offset, List<Pair> list) {
  /** One key and its value. */
  public record Pair(Syntax key, Syntax value) {}
}
