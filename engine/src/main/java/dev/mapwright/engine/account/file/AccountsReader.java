package dev.mapwright.engine.account.file;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes accounts of a file whose form is checked. Not thread-safe; reads one file. */
final class AccountsReader {
  private final Map<String, Connector> connectors;
  private final Environment environment;
  private final Problems problems;
  private final DeclaredOverlays overlays;
  private final SequencedMap<String, DeclaredAccount> accounts = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private Apps apps = Apps.NONE;

  AccountsReader(
      Map<String, Connector> connectors,
      Environment environment,
      DeclaredOverlays overlays,
      Problems problems) {
    this.overlays = overlays;
    this.connectors = connectors;
    this.environment = environment;
    this.problems = problems;
  }

  DeclaredAccounts read(CheckedMap file) {
    apps = new AppsReader(connectors, environment, problems).read(file);
    file.each("accounts").forEach(this::account);
    if (file.has("accounts") && file.each("accounts").isEmpty() && !problems.hasErrors()) {
      problems.warning(
          "no-accounts",
          file.placeOf("accounts"),
          "There is no account: the server can list nobody.",
          "Write - {id: ..., connector: ..., credentials: {...}} for each.");
    }
    return new DeclaredAccounts(accounts.values(), tokens, apps, overlays.overlays());
  }

  private void account(CheckedMap fields) {
    ScalarNode id = fields.scalar("id");
    Connector connector = connector(fields.scalar("connector"));
    if (id != null && !ids.add(id.text())) {
      problems.error(
          "duplicate-account", id.place(), "There are two accounts '" + id.text() + "'.", null);
      return;
    }
    if (id != null && connector != null) {
      accounts.put(
          id.text(),
          new DeclaredAccount(
              account(id.text(), connector, fields),
              fields.text("tenant_id"),
              fields.text("environment"),
              overlay(fields.node("overlay"), connector)));
      token(id, fields.scalar("token"));
    }
  }

  private @Nullable String overlay(@Nullable YamlNode node, Connector connector) {
    return node == null ? null : overlays.read(node, connector);
  }

  private @Nullable Connector connector(@Nullable ScalarNode slug) {
    Connector connector = slug == null ? null : connectors.get(slug.text());
    if (slug != null && connector == null) {
      problems.error(
          "unknown-connector",
          slug.place(),
          "There is no usable connector '" + slug.text() + "'.",
          Nearest.advice(slug.text(), connectors.keySet()));
    }
    return connector;
  }

  private Account account(String id, Connector connector, CheckedMap fields) {
    SequencedMap<String, Entry> credentials = fields.entries("credentials");
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> unset = new HashSet<>();
    credentials.forEach((name, entry) -> {
      String value = environment.fillIn((ScalarNode) entry.value(), problems);
      if (value == null) {
        unset.add(name);
      } else {
        values.put(name, value);
      }
    });
    Map<String, String> completed = apps.completed(connector, values);
    CredentialCheck.Result checked = CredentialCheck.check(connector, completed);
    for (CredentialCheck.Mistake mistake : checked.mistakes()) {
      if (!unset.contains(mistake.field())) {
        Entry there = credentials.get(mistake.field());
        problems.error(
            "wrong-credentials",
            there == null ? fields.place() : there.value().place(),
            "Account '" + id + "': " + mistake.message(),
            mistake.cure());
      }
    }
    Map<String, String> own = new LinkedHashMap<>(checked.fields());
    own.keySet().removeIf(name -> completed.containsKey(name) && !values.containsKey(name));
    return apps.lendTo(new Account(id, connector, own));
  }

  /** By which callers name the account; its id where the file says nothing. */
  private void token(ScalarNode id, @Nullable ScalarNode own) {
    ScalarNode scalar = own == null ? id : own;
    String token = environment.fillIn(scalar, problems);
    if (token == null) {
      return;
    }
    boolean isBlank = token.isBlank();
    if (isBlank || !taken.add(token)) {
      problems.error(
          "wrong-token",
          scalar.place(),
          isBlank ? "'token' is blank." : "Another account has the same token.",
          "Give each account a token of its own, or none: then it is the account's id.");
    } else {
      tokens.put(id.text(), token);
    }
  }
}
