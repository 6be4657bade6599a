package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.server.auth.ApiToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The token of the server itself. */
final class TokenOption {
  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The API token. Better in the environment as MAPWRIGHT_TOKEN, which other users of the"
              + " machine cannot see (default: one is made and shown).")
  private @Nullable String token;

  /** The one that was chosen, or a new one, which is shown. */
  ApiToken token(Terminal terminal) {
    String chosen = token;
    if (chosen == null) {
      chosen = ApiToken.generate();
      terminal.out().println("API token, shown only now: " + chosen);
    }
    if (chosen.isBlank()) {
      throw new CommandFailure(ExitCode.USAGE, "The API token must not be blank.");
    }
    return new ApiToken(chosen);
  }
}
