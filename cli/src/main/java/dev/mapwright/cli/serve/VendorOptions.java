package dev.mapwright.cli.serve;

import dev.mapwright.engine.embedded.EmbeddedEngine;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** By which way requests go to vendors. */
final class VendorOptions {
  @Option(
      names = "--upstream",
      paramLabel = "ORIGIN=ORIGIN",
      converter = OtherOrigin.Converter.class,
      split = ",",
      description =
          "Sends what is meant for a vendor's origin elsewhere: to a test, a recorder, an egress"
              + " proxy. May be repeated, or have commas between them.")
  private List<OtherOrigin> upstreams = new ArrayList<>();

  void applyTo(EmbeddedEngine.Builder engine) {
    Map<URI, URI> origins = new LinkedHashMap<>();
    upstreams.forEach(upstream -> origins.put(upstream.vendor(), upstream.other()));
    engine.elsewhere(origins);
  }
}
