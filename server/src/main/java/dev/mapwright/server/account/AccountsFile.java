package dev.mapwright.server.account;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of accounts: {@code accounts: [{id, connector, credentials: {...}}]}. Every
 * problem is told at once, with its place.
 */
public final class AccountsFile {
  private static final Set<String> KEYS = Set.of("id", "connector", "credentials", "token");

  private final Problems problems = new Problems();
  private final Map<String, Connector> connectors;
  private final Environment environment;
  private final SequencedMap<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, String> tokens = new HashMap<>();

  private AccountsFile(Map<String, Connector> connectors, Environment environment) {
    this.connectors = connectors;
    this.environment = environment;
  }

  /**
   * What came of reading.
   *
   * @param accounts those that can be used
   * @param problems what is wrong, in the order of the file
   */
  public record Result(Accounts accounts, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }

    /** The problems as they are printed. */
    public String render() {
      return AccountsFile.render(problems);
    }
  }

  /** Problems as they are printed: without the file's lines, which hold secrets. */
  public static String render(List<Problem> problems) {
    return problems.stream()
        .map(p -> p.place() + ": " + p.message() + (p.cure() == null ? "" : " " + p.cure()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Reads a file.
   *
   * @param connectors those that accounts may name, by slug
   * @param environment what {@code ${NAME}} in a value stands for
   */
  public static Result read(
      SourceFile file, Map<String, Connector> connectors, Map<String, String> environment) {
    AccountsFile reader = new AccountsFile(connectors, new Environment(environment));
    YamlNode root = YamlReader.read(file, reader.problems);
    if (root != null) {
      reader.file(root);
    }
    return new Result(
        new Accounts(reader.accounts.values(), reader.tokens), reader.problems.inOrder());
  }

  private void file(YamlNode root) {
    MapNode map = map(root, "The file", Set.of("accounts"));
    YamlNode list = map == null ? null : required(map, "accounts");
    if (list instanceof ListNode(List<YamlNode> items, _, _)) {
      items.forEach(this::account);
    } else if (list != null) {
      wrongType(list, "'accounts'", "a list");
    }
  }

  private void account(YamlNode node) {
    MapNode map = map(node, "An account", KEYS);
    if (map == null) {
      return;
    }
    ScalarNode id = text(map, "id");
    ScalarNode slug = text(map, "connector");
    SequencedMap<String, ScalarNode> credentials = credentials(map);
    Connector connector = slug == null ? null : connector(slug);
    if (id != null && accounts.containsKey(id.text())) {
      problems.error(
          "duplicate-account", id.place(), "There are two accounts '" + id.text() + "'.", null);
    } else if (id != null && connector != null) {
      accounts.put(id.text(), account(id.text(), connector, map.place(), credentials));
      token(id, map.get("token"));
    }
  }

  /** By which callers name the account; its id where the file says nothing. */
  private void token(ScalarNode id, @Nullable YamlNode node) {
    if (node != null && !(node instanceof ScalarNode)) {
      wrongType(node, "'token'", "text");
      return;
    }
    ScalarNode scalar = node instanceof ScalarNode given ? given : id;
    String token = environment.fillIn(scalar, problems);
    if (token == null) {
      return;
    }
    boolean taken =
        accounts.keySet().stream()
            .filter(other -> !other.equals(id.text()))
            .anyMatch(other -> token.equals(tokens.getOrDefault(other, other)));
    if (token.isBlank() || taken) {
      problems.error(
          "wrong-token",
          scalar.place(),
          taken ? "Another account has the same token." : "'token' is blank.",
          "Give each account a token of its own, or none: then it is the account's id.");
    } else {
      tokens.put(id.text(), token);
    }
  }

  private @Nullable Connector connector(ScalarNode slug) {
    Connector connector = connectors.get(slug.text());
    if (connector == null) {
      problems.error(
          "unknown-connector",
          slug.place(),
          "There is no usable connector '" + slug.text() + "'.",
          Nearest.advice(slug.text(), connectors.keySet()));
    }
    return connector;
  }

  private Account account(
      String id, Connector connector, Place place, SequencedMap<String, ScalarNode> credentials) {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> unset = new HashSet<>();
    credentials.forEach((name, node) -> {
      String value = environment.fillIn(node, problems);
      if (value == null) {
        unset.add(name);
      } else {
        values.put(name, value);
      }
    });
    CredentialCheck.Result checked = CredentialCheck.check(connector, values);
    for (CredentialCheck.Mistake mistake : checked.mistakes()) {
      if (!unset.contains(mistake.field())) {
        ScalarNode there = credentials.get(mistake.field());
        problems.error(
            "wrong-credentials",
            there == null ? place : there.place(),
            "Account '" + id + "': " + mistake.message(),
            mistake.cure());
      }
    }
    return new Account(id, connector, checked.fields());
  }

  private SequencedMap<String, ScalarNode> credentials(MapNode account) {
    SequencedMap<String, ScalarNode> values = new LinkedHashMap<>();
    YamlNode node = account.get("credentials");
    if (node instanceof MapNode map) {
      map.entries()
          .forEach((name, entry) -> {
            if (entry.value() instanceof ScalarNode scalar) {
              values.put(name, scalar);
            } else {
              wrongType(entry.value(), "'" + name + "'", "text");
            }
          });
    } else if (node != null) {
      wrongType(node, "'credentials'", "a map");
    }
    return values;
  }

  private @Nullable MapNode map(YamlNode node, String what, Set<String> keys) {
    if (!(node instanceof MapNode map)) {
      wrongType(node, what, "a map");
      return null;
    }
    map.entries()
        .forEach((name, entry) -> {
          if (!keys.contains(name)) {
            problems.error(
                "unknown-key",
                entry.key().place(),
                what + " has no '" + name + "'.",
                Nearest.advice(name, keys.stream().sorted().toList()));
          }
        });
    return map;
  }

  private @Nullable ScalarNode text(MapNode map, String key) {
    YamlNode node = required(map, key);
    if (node instanceof ScalarNode scalar && !scalar.text().isBlank()) {
      return scalar;
    }
    if (node != null) {
      wrongType(node, "'" + key + "'", "text");
    }
    return null;
  }

  private @Nullable YamlNode required(MapNode map, String key) {
    YamlNode node = map.get(key);
    if (node == null) {
      problems.error("missing-key", map.place(), "'" + key + "' is missing.", null);
    }
    return node;
  }

  private void wrongType(YamlNode node, String what, String expected) {
    problems.error(
        "wrong-type",
        node.place(),
        what + " must be " + expected + ", not " + node.inWords() + ".",
        null);
  }
}
