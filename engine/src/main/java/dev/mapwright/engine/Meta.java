package dev.mapwright.engine;

import dev.mapwright.engine.account.VendorLimit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a call took, and what its answer lacks.
 *
 * @param calls upstream requests made
 * @param read vendor records read
 * @param kept records that passed the filters
 * @param leftOut records that could not be mapped and are not there
 * @param partial unified fields left empty because only a call per record would fill them
 * @param losses what the vendor said and the records do not hold, in words without its own: records
 *     that were left out, values that could not be read
 * @param warnings relations that the account may not read, and the like
 * @param vendorLimit what the vendor said of its rate limit; null where it says nothing
 */
public record Meta(
    int calls,
    int read,
    int kept,
    int leftOut,
    Set<String> partial,
    List<String> losses,
    List<String> warnings,
    @Nullable VendorLimit vendorLimit) {
  /** Of an answer for which nothing was done. */
  public static final Meta NOTHING = new Meta(0, 0, 0, 0, Set.of(), List.of(), List.of(), null);

  public Meta {
    partial = Set.copyOf(partial);
    losses = List.copyOf(losses);
    warnings = List.copyOf(warnings);
  }

  /** Losses and warnings. */
  public List<String> allWarnings() {
    return Stream.concat(losses.stream(), warnings.stream()).toList();
  }
}
