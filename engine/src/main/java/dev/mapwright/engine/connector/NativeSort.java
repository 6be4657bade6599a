package dev.mapwright.engine.connector;

import dev.mapwright.engine.filter.Direction;
import java.util.Set;

/**
 * A sort that the vendor does itself.
 *
 * @param directions which ways
 * @param fragment what it adds to the request, over {@code $direction}
 */
public record NativeSort(Set<Direction> directions, Fragment fragment) {
  public NativeSort {
    directions = Set.copyOf(directions);
  }
}
