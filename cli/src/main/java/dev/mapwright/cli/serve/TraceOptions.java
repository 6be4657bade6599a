package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.server.trace.OtlpTraces;
import dev.mapwright.server.trace.TraceSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where traces of requests are sent. */
final class TraceOptions {
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  /** May hold a key, and so is no option. */
  private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

  private static final String SERVICE = "OTEL_SERVICE_NAME";

  @Option(
      names = "--trace-endpoint",
      paramLabel = "URL",
      description =
          "Sends traces of requests to this collector by OTLP over HTTP, such as"
              + " http://127.0.0.1:4318 (default: the environment's "
              + ENDPOINT
              + ", else nowhere). What it wants to be let in stands in "
              + HEADERS
              + ".")
  private @Nullable String endpoint;

  @Option(
      names = "--trace-ratio",
      paramLabel = "NUMBER",
      description =
          "How many of the requests of which the caller says nothing are traced, from 0 to 1"
              + " (default: ${DEFAULT-VALUE}).")
  private double ratio = 1;

  /**
   * Begins to send them; null where they are not wanted.
   *
   * @throws CommandFailure if the address or the ratio is none
   */
  @Nullable OtlpTraces open(Map<String, String> environment) {
    String text = endpoint == null ? environment.get(ENDPOINT) : endpoint;
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new CommandFailure(
          ExitCode.USAGE, "--trace-ratio is a number from 0 to 1, not " + ratio);
    }
    return new OtlpTraces(
        new TraceSettings(
            address(text),
            headers(Objects.requireNonNullElse(environment.get(HEADERS), "")),
            Objects.requireNonNullElse(environment.get(SERVICE), "mapwright"),
            ratio));
  }

  private static URI address(String text) {
    try {
      URI uri = new URI(text.strip());
      if (Origin.of(uri) != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // told below
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "--trace-endpoint (or "
            + ENDPOINT
            + ") is the URL of a collector, such as"
            + " http://127.0.0.1:4318, without user, password or query.");
  }

  /** Pairs with commas between them, percent-encoded, as the standard has it. */
  private static Map<String, String> headers(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2 && !parts[0].isBlank()) {
        headers.put(parts[0].strip(), decoded(parts[1].strip()));
      }
    }
    return headers;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value;
    }
  }
}
