package dev.mapwright.cli.create;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ConnectorFolder;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.create.curl.CurlDraft;
import dev.mapwright.cli.create.draft.ConnectorText;
import dev.mapwright.cli.create.draft.Draft;
import dev.mapwright.cli.create.draft.ScenarioText;
import dev.mapwright.cli.create.draft.StandInText;
import dev.mapwright.cli.create.openapi.OpenApiDraft;
import dev.mapwright.cli.create.openapi.OpenApiFile;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright new}. */
@Command(
    name = "new",
    description = {
      "Writes a connector, fixtures and a stand-in to start from; they pass their tests at once.",
      "What is guessed is marked in the connector. No value of a credential is written anywhere."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "1:the file or command given leads to no connector; nothing was written",
      "2:the command line is wrong, or there is something of that name already",
      "3:there is no such file, or it cannot be written"
    })
public final class NewCommand implements Callable<Integer> {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST = 60;

  private final Terminal terminal;
  private final ProjectData project;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "What the connector is to be called: small letters, digits and dashes.")
  private String name = "";

  @Option(
      names = "--from-curl",
      paramLabel = "COMMAND",
      description = "A curl command, as one argument in quotes, that lists candidates.")
  private @Nullable String curl;

  @Option(
      names = "--from-openapi",
      paramLabel = "FILE",
      description = "The vendor's OpenAPI document, version 3, in YAML or JSON.")
  private @Nullable Path openApi;

  @Option(
      names = "--list",
      paramLabel = "PATH",
      description = "With --from-openapi: the path that lists candidates, as the document has it.")
  private @Nullable String list;

  @Mixin private ConnectorFolder connectors = new ConnectorFolder();

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description = "Where fixtures are, a folder for each connector (default: the project's).")
  private @Nullable Path fixtures;

  @Option(names = "--json", description = "Prints JSON: what was written, guessed and left out.")
  private boolean json;

  /** Writes to a terminal. */
  public NewCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    if (name.length() > LONGEST || !SLUG.matcher(name).matches()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "'"
              + name
              + "' cannot be a connector's name. Begin with a small letter, go on with small"
              + " letters, digits and single dashes, up to "
              + LONGEST
              + ": good-place, for example.");
    }
    Path connector = folder(connectors.named(), "connectors").resolve(name + ".yaml");
    Path vendor = folder(fixtures, "test-fixtures/vendors").resolve(name);
    NewFiles.refuseExisting(List.of(connector, vendor));
    Draft draft = draft();
    SequencedMap<Path, String> files = new LinkedHashMap<>();
    files.put(connector, ConnectorText.of(draft));
    files.put(vendor.resolve("account.yaml"), StandInText.account(draft));
    files.put(vendor.resolve("vendor.yaml"), StandInText.vendor(draft));
    files.put(vendor.resolve("scenarios/list.yaml"), ScenarioText.list(draft));
    files.put(vendor.resolve("scenarios/get.yaml"), ScenarioText.get(draft));
    files.put(vendor.resolve("scenarios/refused.yaml"), ScenarioText.refused(draft));
    if (!draft.list().filters().isEmpty()) {
      files.put(vendor.resolve("scenarios/filters.yaml"), ScenarioText.filters(draft));
    }
    check(files.firstEntry().getValue());
    NewFiles.write(files);
    tell(draft, List.copyOf(files.keySet()));
    return ExitCode.OK;
  }

  private Draft draft() throws IOException {
    if (openApi == null && list != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--list chooses a path of a document; name that by --from-openapi.");
    }
    if (openApi != null && curl != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "Give --from-openapi or --from-curl; both at once lead nowhere.");
    }
    return openApi != null
        ? OpenApiDraft.of(name, OpenApiFile.read(openApi), list)
        : curl != null ? CurlDraft.of(name, curl) : Draft.plain(name);
  }

  /** What was given may hold what no connector can; that is seen before anything is written. */
  private void check(String text) {
    LoadResult result = project.loader(project.models()).load(new SourceFile(name + ".yaml", text));
    if (result.connector() == null) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "What was given leads to a connector with problems, so nothing was written. Leave out"
              + " what they name, and write it by hand afterwards.\n"
              + result.render());
    }
  }

  private Path folder(@Nullable Path given, String usual) {
    if (given == null) {
      return project
          .folder(usual)
          .orElseThrow(() ->
              new CommandFailure(
                  ExitCode.USAGE,
                  "Name the folders with --connectors and --fixtures; there is no project around"
                      + " this jar."));
    }
    if (!Files.isDirectory(given)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          Files.exists(given)
              ? given + " is a file; a folder is wanted."
              : "There is no folder " + given + "; make it first.");
    }
    return given;
  }

  private void tell(Draft draft, List<Path> files) {
    Path named = connectors.named();
    String next =
        "mapwright dev "
            + name
            + (named == null ? "" : " --connectors " + quoted(named))
            + (fixtures == null ? "" : " --fixtures " + quoted(fixtures));
    List<String> written = files.stream().map(Path::toString).toList();
    List<String> guessed = List.copyOf(draft.guesses().values());
    if (json) {
      SequencedMap<String, Object> report = new LinkedHashMap<>();
      report.put("connector", name);
      report.put("files", written);
      report.put("guessed", guessed);
      report.put("left_out", draft.leftOut());
      report.put("next", next);
      terminal.out().println(Json.writePretty(report));
      return;
    }
    written.forEach(file -> terminal.out().println("wrote " + file));
    list(
        "Guessed, and marked so in the connector:",
        draft.guesses().entrySet().stream()
            .map(guess -> guess.getKey().key() + ": " + guess.getValue())
            .toList());
    list("Left out:", draft.leftOut());
    terminal.out().println("Next, what becomes of each change: " + next);
  }

  private void list(String title, List<String> items) {
    if (!items.isEmpty()) {
      terminal.out().println(title);
      items.forEach(item -> terminal.out().println("  " + item));
    }
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
