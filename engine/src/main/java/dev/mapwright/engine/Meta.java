package dev.mapwright.engine;

import java.util.List;
import java.util.Set;

/**
 * What a call took, and what its answer lacks.
 *
 * @param calls upstream requests made
 * @param read vendor records read
 * @param kept records that passed the filters
 * @param partial unified fields left empty because only a call per record would fill them
 * @param warnings relations that the account may not read, and the like
 */
public record Meta(int calls, int read, int kept, Set<String> partial, List<String> warnings) {
  public Meta {
    partial = Set.copyOf(partial);
    warnings = List.copyOf(warnings);
  }
}
