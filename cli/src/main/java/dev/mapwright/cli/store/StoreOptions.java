package dev.mapwright.cli.store;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server keeps what it must remember, as all commands that need it are told. */
public final class StoreOptions {
  private static final String KEYS = "MAPWRIGHT_KEYS";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Where the server keeps what it must remember. Made by itself (default:"
              + " ${DEFAULT-VALUE}).")
  private Path data = Path.of("mapwright-data");

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "Keeps it in a PostgreSQL database instead, which several servers may share:"
              + " postgresql://user:password@host:5432/database. Better in the environment as"
              + " DATABASE_URL, which other users of the machine cannot see (default: none).")
  private @Nullable String databaseUrl;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "The keys that seal secrets, a key a line: 32 random bytes in Base64. The first seals,"
              + " all open (default: the environment's "
              + KEYS
              + ", or else a file that is made in the folder of --data).")
  private @Nullable Path keyFile;

  /** Where the keys are that seal what the store keeps of secrets. */
  public KeySource keys() {
    if (keyFile != null) {
      if (!Files.exists(keyFile)) {
        throw new CommandFailure(
            ExitCode.UNAVAILABLE,
            "There is no file "
                + keyFile
                + ". Write a key into it, such as 'openssl rand -base64 32' prints.");
      }
      return new KeySource.File(keyFile);
    }
    String variable = System.getenv(KEYS);
    return variable == null ? KeySource.in(data) : new KeySource.Variable(KEYS, variable);
  }

  /** Where the store is. */
  public StoreLocation location() {
    if (databaseUrl == null) {
      return StoreLocation.in(data);
    }
    try {
      return StoreLocation.at(databaseUrl);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--database-url is no URL of a PostgreSQL database: " + wrong.getMessage() + ".");
    }
  }
}
