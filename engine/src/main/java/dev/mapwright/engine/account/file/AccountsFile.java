package dev.mapwright.engine.account.file;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.YamlSize;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.StructureCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the file of accounts: {@code accounts: [{id, connector, credentials: {...}}]}. Every
 * problem is told at once, with its place; none shows a value that may be a secret.
 */
public final class AccountsFile {
  private AccountsFile() {}

  /**
   * What came of reading.
   *
   * @param accounts those that can be used
   * @param problems what is wrong, in the order of the file
   */
  public record Result(DeclaredAccounts accounts, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }

    /** Of a file that cannot be read. */
    public static Result of(List<Problem> problems) {
      return new Result(new DeclaredAccounts(List.of(), Map.of()), problems);
    }

    /** Whether the file cannot be used. */
    public boolean hasErrors() {
      return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
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
   * Reads a file; nothing is thrown, whatever it holds.
   *
   * @param connectors those that accounts may name, by slug
   * @param overlays how accounts' overlays are laid; their files are looked for beside this one
   * @param environment what {@code ${NAME}} in a value stands for
   */
  public static Result read(
      SourceFile file,
      Map<String, Connector> connectors,
      AccountOverlays overlays,
      Map<String, String> environment) {
    Problems problems = new Problems();
    YamlNode root = YamlReader.read(file, problems, YamlSize.LISTED);
    MapNode map =
        root == null
            ? null
            : StructureCheck.discreet(problems).check(root, AccountsLanguage.ACCOUNTS);
    DeclaredAccounts accounts =
        map == null
            ? new DeclaredAccounts(List.of(), Map.of())
            : new AccountsReader(
                    connectors,
                    new Environment(environment),
                    DeclaredOverlays.beside(file, overlays, problems),
                    problems)
                .read(CheckedMap.root(AccountsLanguage.ACCOUNTS, map, problems));
    return new Result(accounts, problems.inOrder());
  }
}
