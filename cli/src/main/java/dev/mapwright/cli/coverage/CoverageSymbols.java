package dev.mapwright.cli.coverage;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.fixtures.coverage.Filled;
import dev.mapwright.fixtures.coverage.NativeSupport;
import dev.mapwright.fixtures.coverage.VendorCoverage;
import java.util.stream.Collectors;

/** The signs in the tables. */
final class CoverageSymbols {
  static final String LIST = "●";
  static final String GET = "○";
  static final String ENGINE = "○";
  static final String LOSSY = "◐";

  private CoverageSymbols() {}

  /** Whether a vendor fills a field; blank if not. */
  static String filled(VendorCoverage vendor, FieldPath field) {
    Filled filled = vendor.filled(field);
    return switch (filled) {
      case null -> "";
      case LIST -> LIST;
      case GET -> GET;
    };
  }

  /** Who filters a field, as one sign; blank where there is nothing to filter. */
  static String filter(VendorCoverage vendor, FieldPath field) {
    NativeSupport support = vendor.filters().get(field);
    if (support != null) {
      return support.lossy() ? LOSSY : LIST;
    }
    return vendor.filled(field) == null ? "" : ENGINE;
  }

  /** The same with the native operators. */
  static String operators(VendorCoverage vendor, FieldPath field) {
    NativeSupport support = vendor.filters().get(field);
    return support == null
        ? filter(vendor, field)
        : filter(vendor, field)
            + " "
            + support.operators().stream().map(Operator::word).collect(Collectors.joining(" "));
  }
}
