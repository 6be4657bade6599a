package dev.mapwright.cli.store;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.server.store.StoreLocation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server keeps what it must remember, as all commands that need it are told. */
public final class StoreOptions {
  private static final String DATABASE_URL = "DATABASE_URL";

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
              + " postgresql://user:password@host:5432/database (default: the environment's "
              + DATABASE_URL
              + ", which other users of the machine cannot see).")
  private @Nullable String databaseUrl;

  /** Where the store is. */
  public StoreLocation location() {
    String url = databaseUrl != null ? databaseUrl : System.getenv(DATABASE_URL);
    if (url == null) {
      return StoreLocation.in(data);
    }
    try {
      return StoreLocation.at(url);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          (databaseUrl != null ? "--database-url" : DATABASE_URL)
              + " is no URL of a PostgreSQL database: "
              + wrong.getMessage()
              + ".");
    }
  }
}
