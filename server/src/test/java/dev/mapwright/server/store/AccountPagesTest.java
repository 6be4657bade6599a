package dev.mapwright.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A page of accounts reads the rows that are on it and next to no others, however many there are,
 * whatever filters stand together, and how many accounts each of them has.
 */
@Timeout(300)
class AccountPagesTest {
  private static final int ACCOUNTS = 6_000;
  private static final int PAGE = 50;
  private static final List<@Nullable String> VALUES =
      Arrays.asList(null, "common", "rare", "absent");

  /** In plans of PostgreSQL: what a scan gave, and what it read and threw away. */
  private static final Pattern GIVEN =
      Pattern.compile("Scan[^\\n]*\\(actual[^)]* rows=([0-9.]+) loops=1\\)");

  private static final Pattern THROWN_AWAY = Pattern.compile("Rows Removed by Filter: ([0-9]+)");
  private static final Pattern SCANNED = Pattern.compile("scanCount: ([0-9]+)");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aPageReadsWhatIsOnIt(TestDatabase database) throws Exception {
    StoreLocation location = database.empty(folder);
    try (Store store = Store.open(location)) {
      store.awaitOpen();
      try (Connection connection = connection(location)) {
        fill(connection);
        for (AccountQuery query : queries()) {
          String plan = plan(connection, query);
          long onPage = rows(connection, query).size();
          assertThat(sum(GIVEN, plan) + sum(THROWN_AWAY, plan) + sum(SCANNED, plan))
              .as("%s\n%s", query, plan)
              .isBetween(onPage, onPage + 2);
        }
      }
    }
  }

  private static List<AccountQuery> queries() {
    List<AccountQuery> queries = new ArrayList<>();
    for (@Nullable String tenant : VALUES) {
      for (@Nullable String connector : VALUES) {
        for (@Nullable String environment : VALUES) {
          for (String after : List.of("", id(ACCOUNTS / 2), id(ACCOUNTS - 10))) {
            queries.add(
                new AccountQuery(
                    new AccountTable.Filter(null, connector, tenant, environment), after, PAGE));
          }
        }
      }
    }
    queries.add(
        new AccountQuery(new AccountTable.Filter(id(7), null, null, "common"), id(2), PAGE));
    return queries;
  }

  private static String id(int number) {
    return "account-%06d".formatted(number);
  }

  /** What is rare is at the end, and in no two columns of the same row. */
  private static void fill(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO account (id, connector, tenant_id, environment, blocked, token_hash,"
                + " created_at, updated_at, key_id, sealed)"
                + " VALUES (?, ?, ?, ?, FALSE, ?, 0, 0, 'k', ?)")) {
      for (int i = 0; i < ACCOUNTS; i++) {
        insert.setString(1, id(i));
        for (int column = 0; column < 3; column++) {
          boolean isRare = i > ACCOUNTS - 1_000 && i % 100 == column;
          insert.setString(2 + column, isRare ? "rare" : "common");
        }
        insert.setBytes(5, id(i).getBytes(StandardCharsets.UTF_8));
        insert.setBytes(6, new byte[300]);
        insert.addBatch();
      }
      int[] _ = insert.executeBatch();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  private static Connection connection(StoreLocation location) throws SQLException {
    return switch (location) {
      case StoreLocation.Folder(Path path) -> DriverManager.getConnection(url(path));
      case StoreLocation.Server(PostgresAddress address) ->
          DriverManager.getConnection(
              address.jdbcUrl() + "?currentSchema=" + Migration.SCHEMA, address.user(), "");
    };
  }

  private static String url(Path folder) {
    try {
      return H2Folder.url(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sum(Pattern pattern, String plan) {
    Matcher matcher = pattern.matcher(plan);
    double sum = 0;
    while (matcher.find()) {
      sum += Double.parseDouble(matcher.group(1));
    }
    return (long) sum;
  }

  private static String plan(Connection connection, AccountQuery query) throws SQLException {
    return String.join("\n", lines(connection, "EXPLAIN ANALYZE ", query));
  }

  private static List<String> rows(Connection connection, AccountQuery query) throws SQLException {
    return lines(connection, "", query);
  }

  private static List<String> lines(Connection connection, String prefix, AccountQuery query)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(prefix + "SELECT id, sealed FROM account" + query.clauses())) {
      Object[] values = query.values();
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> lines = new ArrayList<>();
      try (ResultSet line = statement.executeQuery()) {
        while (line.next()) {
          lines.add(line.getString(1));
        }
      }
      return lines;
    }
  }
}
