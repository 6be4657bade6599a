package dev.mapwright.server.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The numbers that stand for accounts' resources and for fields. Not thread-safe. */
final class SurrogateKeys {
  private final Map<Scope, Integer> scopes = new HashMap<>();
  private final Map<String, Integer> fields = new HashMap<>();

  private record Scope(String account, String resource) {}

  private SurrogateKeys() {}

  static SurrogateKeys read(Connection connection) throws SQLException {
    SurrogateKeys numbers = new SurrogateKeys();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT number, account, resource FROM scope");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        numbers.scopes.put(new Scope(row.getString(2), row.getString(3)), row.getInt(1));
      }
    }
    try (PreparedStatement select = connection.prepareStatement("SELECT number, name FROM field");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        numbers.fields.put(row.getString(2), row.getInt(1));
      }
    }
    return numbers;
  }

  /** Gives numbers to what has none, committed: they hold whatever becomes of the records. */
  void know(Connection connection, String account, String resource, List<Fingerprints.Form> forms)
      throws SQLException {
    Scope scope = new Scope(account, resource);
    if (!scopes.containsKey(scope)) {
      int number =
          insert(
              connection, "INSERT INTO scope (account, resource) VALUES (?, ?)", account, resource);
      scopes.put(scope, number);
    }
    for (Fingerprints.Form form : forms) {
      for (String name : form.hashes().keySet()) {
        if (!fields.containsKey(name)) {
          int number = insert(connection, "INSERT INTO field (name) VALUES (?)", name);
          if (number >= FieldHashes.MOST_FIELDS) {
            throw new IllegalStateException("more fields than the index has numbers for");
          }
          fields.put(name, number);
        }
      }
    }
  }

  private static int insert(Connection connection, String statement, String... values)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(statement, new String[] {"NUMBER"})) {
      for (int i = 0; i < values.length; i++) {
        insert.setString(i + 1, values[i]);
      }
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        int number = keys.getInt(1);
        connection.commit();
        return number;
      }
    }
  }

  int scope(String account, String resource) {
    return Objects.requireNonNull(scopes.get(new Scope(account, resource)));
  }

  int field(String name) {
    return Objects.requireNonNull(fields.get(name));
  }
}
