package dev.mapwright.server.store;

import java.io.IOException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Says why a database cannot be opened, and what to do. */
final class OpeningFailure {
  private OpeningFailure() {}

  static StoreException of(StoreLocation location, Exception failure) {
    SQLException sql = sql(failure);
    return switch (location) {
      case StoreLocation.Folder folder -> ofFolder(folder, failure, sql);
      case StoreLocation.Server server -> ofServer(server, failure, sql);
    };
  }

  private static StoreException ofFolder(
      StoreLocation.Folder folder, Exception failure, @Nullable SQLException sql) {
    if (failure instanceof H2Folder.InUseException) {
      return inUse(folder, failure);
    }
    if (failure instanceof IOException) {
      return failed(folder, "the folder cannot be made (" + failure.getMessage() + ")", failure);
    }
    return switch (sql == null ? 0 : sql.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> inUse(folder, failure);
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          failed(
              folder,
              "its file is damaged or of another program. Put a copy back, or move it away: a new"
                  + " one is made, without the accounts, tokens and keys that only it had",
              failure);
      default -> failed(folder, deepest(failure), failure);
    };
  }

  private static StoreException inUse(StoreLocation.Folder folder, Exception failure) {
    return failed(
        folder,
        "another process has it open. Stop that, choose another folder, or give all of them one"
            + " PostgreSQL database",
        failure);
  }

  private static StoreException ofServer(
      StoreLocation.Server server, Exception failure, @Nullable SQLException sql) {
    String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
    String why =
        switch (state) {
          case "28P01", "28000" -> "user or password are wrong";
          case "3D000" -> "there is no such database. Create it; the tables make themselves";
          case "42501" ->
              "the user may not make the schema '"
                  + Migration.SCHEMA
                  + "'. Grant it CREATE on the database, or create that schema for it";
          case "53300" -> "it has no connection left. Raise its max_connections";
          default ->
              state.startsWith("08")
                  ? "nothing answers there. Start the database, or mend the URL; then start"
                      + " Mapwright again"
                  : "database error " + state;
        };
    return failed(server, why, failure);
  }

  static StoreException newer(StoreLocation location, String version) {
    return failed(
        location,
        "a newer Mapwright wrote it (schema "
            + version
            + "). Use that one again, or choose another database",
        null);
  }

  private static StoreException failed(
      StoreLocation location, String why, @Nullable Exception cause) {
    return new StoreException(
        "The database "
            + (location instanceof StoreLocation.Folder ? "in " : "at ")
            + location
            + " cannot be opened: "
            + why
            + ".",
        cause);
  }

  static @Nullable SQLException sql(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }

  private static String deepest(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage());
  }
}
