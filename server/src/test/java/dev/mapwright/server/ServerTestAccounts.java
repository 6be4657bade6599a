package dev.mapwright.server;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Accounts of a vendor that nobody calls. */
final class ServerTestAccounts {
  private static final Connector ACME =
      new Connector(
          "acme",
          "Acme",
          null,
          new LinkedHashMap<>(),
          new Template.Literal("https://api.acme.example"),
          List.of(),
          List.of(),
          new LinkedHashMap<>(),
          new SourceFile("connectors/acme.yaml", ""));

  private ServerTestAccounts() {}

  static SequencedMap<String, Connector> connectors() {
    return new LinkedHashMap<>(Map.of(ACME.name(), ACME));
  }

  static Account of(String id) {
    return new Account(id, ACME, Map.of());
  }
}
