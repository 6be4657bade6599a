package dev.mapwright.engine.filter;

import java.util.Set;

/**
 * Which parts of a record a caller wants. What nobody wants is not fetched.
 *
 * @param fields whether the unified fields are wanted at all; raw answers need none
 * @param excluded top-level unified fields that are not wanted
 * @param remote whether the vendor's own record is wanted
 */
public record Wants(boolean fields, Set<String> excluded, boolean remote) {

  /** Everything. */
  public static final Wants ALL = new Wants(true, Set.of(), true);

  public Wants {
    excluded = Set.copyOf(excluded);
  }
}
