package dev.mapwright.cli.client;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is asked, and with which key. */
public final class ServerOptions {
  private static final String URL = "MAPWRIGHT_URL";
  private static final String TOKEN = "MAPWRIGHT_TOKEN";
  private static final String DEFAULT = "http://127.0.0.1:8080";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The server (default: the environment's " + URL + ", else " + DEFAULT + ").")
  private @Nullable String server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The server's token, or a key with admin rights (default: the environment's "
              + TOKEN
              + ", which other users of the machine cannot see).")
  private @Nullable String token;

  /**
   * The client of that server.
   *
   * @throws CommandFailure if the URL is none, or there is no token
   */
  public ServerClient client() {
    String url = server != null ? server : System.getenv().getOrDefault(URL, DEFAULT);
    String key = token != null ? token : System.getenv(TOKEN);
    if (key == null || key.isBlank()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Set " + TOKEN + " to the token that the server was started with, or give --token.");
    }
    try {
      URI uri = new URI(url.replaceAll("/+$", ""));
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return new ServerClient(uri, key.strip());
      }
    } catch (URISyntaxException _) {
      // told below
    }
    throw new CommandFailure(
        ExitCode.USAGE, "'" + url + "' is no URL of a server, such as " + DEFAULT + ".");
  }
}
