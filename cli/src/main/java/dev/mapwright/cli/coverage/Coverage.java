package dev.mapwright.cli.coverage;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.fixtures.coverage.Filled;
import dev.mapwright.fixtures.coverage.VendorCoverage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The coverage of all vendors.
 *
 * @param model whose fields
 * @param vendors in the order of their names
 */
record Coverage(UnifiedModel model, List<VendorCoverage> vendors) {
  Coverage {
    vendors = List.copyOf(vendors);
  }

  /** All fields in the model's order, each before its members. */
  List<FieldPath> fields() {
    return List.copyOf(model.fields().keySet());
  }

  /** How many vendors fill a field in lists. */
  long inLists(FieldPath field) {
    return vendors.stream().filter(vendor -> vendor.filled(field) == Filled.LIST).count();
  }

  /** How many vendors fill a field at all. */
  long filled(FieldPath field) {
    return vendors.stream().filter(vendor -> vendor.filled(field) != null).count();
  }

  /** The fields that at least one vendor filters itself. */
  List<FieldPath> nativeFilters() {
    return withAny(VendorCoverage::filters);
  }

  /** The fields that at least one vendor sorts by itself. */
  List<FieldPath> nativeSorts() {
    return withAny(VendorCoverage::sorts);
  }

  private List<FieldPath> withAny(Function<VendorCoverage, Map<FieldPath, ?>> part) {
    return model.scalarPaths().stream()
        .filter(field -> vendors.stream().anyMatch(v -> part.apply(v).containsKey(field)))
        .toList();
  }

  /** The sum of everything, in one sentence. */
  String sum() {
    List<FieldPath> values = model.scalarPaths();
    long some = values.stream().filter(field -> filled(field) > 0).count();
    long all = values.stream().mapToLong(this::filled).sum();
    long lists = values.stream().mapToLong(this::inLists).sum();
    long filters = vendors.stream().mapToLong(vendor -> vendor.filters().size()).sum();
    return ("Vendors: %d. Filled: %d of the model's %d values by at least one, %d of %d pairs of vendor"
            + " and value, %d of them in lists. Filters: %d native, all others by the engine.")
        .formatted(
            vendors.size(),
            some,
            values.size(),
            all,
            (long) vendors.size() * values.size(),
            lists,
            filters);
  }
}
