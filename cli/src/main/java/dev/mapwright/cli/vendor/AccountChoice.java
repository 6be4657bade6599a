package dev.mapwright.cli.vendor;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.account.file.AccountOverlays;
import dev.mapwright.engine.account.file.AccountsFile;
import dev.mapwright.engine.account.file.DeclaredAccount;
import dev.mapwright.engine.account.file.Environment;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.YamlSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account that a command reads through: in a file of accounts as the server has it, or in
 * a file that holds the fields of one, as fixtures do.
 *
 * @param connector whose account it has to be
 * @param accounts the file in which names are looked for
 * @param loader reads what accounts lay over their connector
 */
record AccountChoice(Connector connector, Path accounts, ConnectorLoader loader) {
  private static final String OF_OTHERS = "unknown-connector";

  /**
   * An account.
   *
   * @param fileOrName a file, or the id of an account in the file of accounts
   * @throws CommandFailure if there is none, or it is wrong; never with a value of its file
   */
  Account find(String fileOrName) throws IOException {
    Path path = Path.of(fileOrName);
    boolean isFile = fileOrName.matches(".*\\.(ya?ml|json)") || Files.exists(path);
    Path file = isFile ? path : accounts;
    if (Files.isDirectory(file)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, file + " is a folder; --account wants a file in it.");
    }
    if (!Files.exists(file)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "There is no file "
              + file
              + (isFile
                  ? "."
                  : ", where the account '"
                      + fileOrName
                      + "' is looked for. Name another one with --accounts, or a file with the"
                      + " account's fields (account: {...})."));
    }
    Problems problems = new Problems();
    SourceFile source = Utf8.read(file, file.toString(), problems);
    YamlNode root =
        source == null ? null : YamlReader.read(source, new Problems(), YamlSize.LISTED);
    return root instanceof MapNode map && map.get("account") != null
        ? single(map, file)
        : listed(source, problems, file, isFile ? null : fileOrName);
  }

  /**
   * Of a file that holds the fields of one; what else is in it, as in fixtures, is not looked at.
   */
  private Account single(MapNode root, Path file) {
    Problems problems = new Problems();
    YamlNode account = Objects.requireNonNull(root.get("account"));
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, Place> places = new HashMap<>();
    if (account instanceof MapNode map) {
      Environment environment = new Environment(System.getenv());
      map.entries()
          .forEach((name, entry) -> {
            places.put(name, entry.value().place());
            String value =
                entry.value() instanceof ScalarNode scalar
                    ? environment.fillIn(scalar, problems)
                    : null;
            if (value != null) {
              fields.put(name, value);
            }
          });
    }
    CredentialCheck.Result checked = CredentialCheck.check(connector, fields);
    if (!problems.hasErrors()) {
      for (CredentialCheck.Mistake mistake : checked.mistakes()) {
        problems.error(
            "wrong-credentials",
            places.getOrDefault(mistake.field(), account.place()),
            mistake.message(),
            mistake.cure());
      }
    }
    if (problems.hasErrors()) {
      throw new CommandFailure(ExitCode.FAILED, AccountsFile.render(problems.inOrder()));
    }
    return new Account(file.getFileName().toString(), connector, checked.fields());
  }

  private Account listed(
      @Nullable SourceFile source, Problems problems, Path file, @Nullable String name)
      throws IOException {
    AccountsFile.Result result =
        source == null
            ? AccountsFile.Result.of(problems.inOrder())
            : AccountsFile.read(
                source,
                Map.of(connector.name(), connector),
                new AccountOverlays(new OverlayLoader(loader)),
                System.getenv());
    List<Problem> wrong =
        result.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .filter(problem -> !problem.code().equals(OF_OTHERS))
            .toList();
    if (!wrong.isEmpty()) {
      throw new CommandFailure(ExitCode.FAILED, AccountsFile.render(wrong));
    }
    List<DeclaredAccount> entries = result.accounts().entries();
    List<String> ids = entries.stream().map(DeclaredAccount::id).toList();
    String wanted = name == null && ids.size() == 1 ? ids.getFirst() : name;
    if (wanted != null && ids.contains(wanted)) {
      return result.accounts().overlaid(entries.get(ids.indexOf(wanted)));
    }
    throw none(file, name, ids);
  }

  private CommandFailure none(Path file, @Nullable String name, List<String> ids) {
    String which = name == null ? "" : " '" + name + "'";
    String there =
        ids.isEmpty()
            ? " It has no account of this connector."
            : name == null
                ? " Name one of "
                    + ids.stream().collect(Collectors.joining(", "))
                    + ": --accounts "
                    + file
                    + " --account NAME."
                : " " + Nearest.advice(name, ids);
    return new CommandFailure(
        ExitCode.USAGE,
        (name == null && !ids.isEmpty()
                ? file + " has " + ids.size() + " accounts of " + connector.label() + "."
                : "There is no account" + which + " of " + connector.label() + " in " + file + ".")
            + there);
  }
}
