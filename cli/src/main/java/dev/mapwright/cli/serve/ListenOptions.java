package dev.mapwright.cli.serve;

import static java.util.stream.Collectors.toSet;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.server.connect.PublicAddress;
import dev.mapwright.server.http.ServerSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server listens, and by which address and from which pages it is reached. */
final class ListenOptions {
  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on (default: ${DEFAULT-VALUE}, this machine only). For others"
              + " use TLS (--tls-certificate), or a proxy that does.")
  private String host = "127.0.0.1";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      converter = Port.class,
      description = "The port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--cors-origin",
      paramLabel = "ORIGIN",
      converter = CorsOrigin.Converter.class,
      split = ",",
      description =
          "Lets pages of this origin ask from a browser, such as https://app.example.com; * for"
              + " every page. May be repeated, or have commas between them (default: none).")
  private List<CorsOrigin> corsOrigins = new ArrayList<>();

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where browsers reach the server, such as https://connect.example.com: what links begin"
              + " with, and vendors send customers back to (default: where it listens).")
  private @Nullable String publicUrl;

  void applyTo(ServerSettings.Builder settings) {
    settings
        .host(host)
        .port(port)
        .origins(corsOrigins.stream().map(CorsOrigin::text).collect(toSet()));
  }

  /** Where browsers reach the server. */
  PublicAddress publicAddress() {
    return new PublicAddress(publicUrl == null ? null : address(publicUrl));
  }

  private static URI address(String text) {
    try {
      URI uri = new URI(text.strip());
      if (Origin.of(uri) != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // told below
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "The public URL '"
            + text
            + "' is none; expected one such as https://connect.example.com, perhaps with a path.");
  }
}
