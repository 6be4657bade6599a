package dev.mapwright.server.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Says why an index cannot be opened, and what to do. */
final class OpeningFailure {
  private OpeningFailure() {}

  static IdentityException of(Path folder, Exception failure) {
    if (failure instanceof IOException) {
      return failed(folder, "the folder cannot be made (" + failure.getMessage() + ")", failure);
    }
    SQLException sql = sql(failure);
    return switch (sql == null ? 0 : sql.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          failed(
              folder, "another process has it open. Stop that, or choose another folder", failure);
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          failed(
              folder,
              "its file is damaged or of another program. Move it away: a new one fills itself by"
                  + " what is read, and modified_at begins anew",
              failure);
      default -> failed(folder, deepest(failure), failure);
    };
  }

  static IdentityException newer(Path folder, String version) {
    String why =
        "a newer Mapwright wrote it (schema "
            + version
            + "). Use that one again, or choose another folder";
    return failed(folder, why, new IllegalStateException("schema " + version));
  }

  private static IdentityException failed(Path folder, String why, Exception cause) {
    return new IdentityException(
        "The index of record ids in " + folder + " cannot be opened: " + why + ".", cause);
  }

  private static @Nullable SQLException sql(Throwable failure) {
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
