package dev.mapwright.server.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Brings a database's tables up to date. One of an older Mapwright is; one of a newer is not. */
final class Migration {
  /** Where a shared database has our tables, beside whatever else is in it. */
  static final String SCHEMA = "mapwright";

  private static final String SCRIPTS = "classpath:dev/mapwright/server/store/";

  private Migration() {}

  static void run(
      StoreLocation location, String url, @Nullable String user, @Nullable String password) {
    boolean isShared = location instanceof StoreLocation.Server;
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(url, user, password)
            .locations(SCRIPTS + (isShared ? "postgresql" : "h2"), SCRIPTS + "common");
    if (isShared) {
      configuration.schemas(SCHEMA);
    }
    Flyway flyway = configuration.load();
    for (MigrationInfo migration : flyway.info().applied()) {
      boolean isOurs = migration.getVersion() != null;
      if (isOurs && !migration.getState().isResolved()) {
        throw OpeningFailure.newer(location, String.valueOf(migration.getVersion()));
      }
    }
    flyway.migrate();
  }
}
