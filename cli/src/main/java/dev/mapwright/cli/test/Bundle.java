package dev.mapwright.cli.test;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.fixtures.bench.Bench;
import dev.mapwright.fixtures.file.FixtureException;
import dev.mapwright.fixtures.run.ConnectorFiles;
import dev.mapwright.fixtures.run.FixtureSuite;
import dev.mapwright.fixtures.run.FixtureTest;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connector with everything that tests it, or why it cannot be tested.
 *
 * @param name the connector's
 * @param suite its fixtures
 * @param tests scenarios, then laws
 * @param problem why there are none
 */
record Bundle(
    String name, @Nullable FixtureSuite suite, List<FixtureTest> tests, @Nullable String problem) {

  /** Reads connector and fixtures. */
  static Bundle read(VendorFolder vendor, ConnectorFiles connectors, Bench bench) {
    try {
      Connector connector = connectors.load(vendor.name());
      FixtureSuite suite = FixtureSuite.read(vendor);
      suite.checkAccount(connector);
      return new Bundle(vendor.name(), suite, suite.tests(connector, bench), null);
    } catch (FixtureException | UncheckedIOException e) {
      return new Bundle(vendor.name(), null, List.of(), String.valueOf(e.getMessage()).strip());
    }
  }
}
