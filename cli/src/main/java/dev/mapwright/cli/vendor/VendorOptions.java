package dev.mapwright.cli.vendor;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.upstream.transport.VendorProxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** By which way requests go to vendors. */
public final class VendorOptions {
  private static final Logger LOG = LoggerFactory.getLogger(VendorOptions.class);
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

  /** Says in the log where requests go that do not go where connectors say. */
  public void tell() {
    upstreams.forEach(upstream ->
        LOG.warn(
            "What is meant for {} goes to {} (--upstream)", upstream.vendor(), upstream.other()));
    String url = proxyUrl(System.getenv());
    if (!url.isEmpty()) {
      LOG.info(
          "Vendors are called through the proxy {} ({})",
          VendorProxy.of(url, ""),
          proxy == null ? "HTTPS_PROXY" : "--vendor-proxy");
    }
  }

  /** Whether requests to some vendor are sent elsewhere. */
  boolean leadElsewhere() {
    return !upstreams.isEmpty();
  }

  private void applyProxyTo(EmbeddedEngine.Builder engine, Map<String, String> environment) {
    String url = proxyUrl(environment);
    if (url.isEmpty()) {
      return;
    }
    try {
      engine.proxy(url, variable(environment, "NO_PROXY"));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "--vendor-proxy (or HTTPS_PROXY, NO_PROXY): " + e.getMessage() + ".");
    }
  }

  /** Empty for none. */
  private String proxyUrl(Map<String, String> environment) {
    String url = proxy == null ? variable(environment, "HTTPS_PROXY") : proxy.strip();
    return url.equalsIgnoreCase(NONE) ? "" : url;
  }

  /** Some programs read these in capitals, others not. */
  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    String small = environment.get(name.toLowerCase(Locale.ROOT));
    return (value != null ? value : Objects.requireNonNullElse(small, "")).strip();
  }
}
