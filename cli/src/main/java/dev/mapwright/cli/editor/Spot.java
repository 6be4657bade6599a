package dev.mapwright.cli.editor;

import java.util.List;

/**
 * Where in a file's tree somebody writes.
 *
 * @param path the keys that lead there from the outermost on, {@link #ITEM} for an item of a list
 * @param isKey whether a key is written, in the map at the path; else the value at the path
 * @param from offset of what is written: of the key, or of the whole value
 * @param before what stands from there up to the cursor
 */
record Spot(List<String> path, boolean isKey, int from, String before) {
  /** Stands in a path for an item of a list. */
  static final String ITEM = "-";

  Spot {
    path = List.copyOf(path);
  }
}
