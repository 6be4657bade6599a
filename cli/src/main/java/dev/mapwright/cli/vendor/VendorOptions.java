package dev.mapwright.cli.vendor;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which way requests go to vendors. */
public final class VendorOptions {
  private static final String NONE = "none";

  @Option(
      names = "--upstream",
      paramLabel = "ORIGIN=ORIGIN",
      converter = OtherOrigin.Converter.class,
      split = ",",
      description =
          "Sends what is meant for a vendor's origin elsewhere: to a test, a recorder, an egress"
              + " proxy. May be repeated, or have commas between them.")
  private List<OtherOrigin> upstreams = new ArrayList<>();

  @Option(
      names = "--vendor-proxy",
      paramLabel = "URL",
      description =
          "Calls vendors through this HTTP proxy, such as http://proxy.example.com:3128; 'none' for"
              + " none (default: the environment's HTTPS_PROXY, else none). Hosts in NO_PROXY are"
              + " called without it.")
  private @Nullable String proxy;

  /** Has an engine go by it. */
  public void applyTo(EmbeddedEngine.Builder engine) {
    applyProxyTo(engine, System.getenv());
    Map<URI, URI> origins = new LinkedHashMap<>();
    upstreams.forEach(upstream -> origins.put(upstream.vendor(), upstream.other()));
    engine.elsewhere(origins);
  }

  /** Whether requests to some vendor are sent elsewhere. */
  boolean leadElsewhere() {
    return !upstreams.isEmpty();
  }

  private void applyProxyTo(EmbeddedEngine.Builder engine, Map<String, String> environment) {
    String url = proxy == null ? variable(environment, "HTTPS_PROXY") : proxy.strip();
    if (url.isEmpty() || url.equalsIgnoreCase(NONE)) {
      return;
    }
    try {
      engine.proxy(url, variable(environment, "NO_PROXY"));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "--vendor-proxy (or HTTPS_PROXY): " + e.getMessage() + ".");
    }
  }

  /** Some programs read these in capitals, others not. */
  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    String small = environment.get(name.toLowerCase(Locale.ROOT));
    return (value != null ? value : Objects.requireNonNullElse(small, "")).strip();
  }
}
