package dev.mapwright.cli.trial;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.NamedConnector;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.vendor.VendorChoice;
import dev.mapwright.cli.vendor.VendorLine;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.truto.WrittenList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright try}. */
@Command(
    name = "try",
    description = {
      "Makes one call of a vendor and shows each request and answer, without secrets, the records"
          + " that came of them, and what was lost.",
      "It is made with an account of --account; without one the vendor is played by the stand-in"
          + " of its fixtures."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the call was answered",
      "1:the vendor failed, or the connector or the account has problems",
      "2:the command line is wrong",
      "3:there is no such file"
    })
public final class TryCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;

  @Mixin private NamedConnector connector = new NamedConnector();

  @Parameters(index = "1", paramLabel = "CALL", description = "list or get.")
  private String call = "";

  @Parameters(
      index = "2..*",
      paramLabel = "PARAMETER",
      description =
          "Of get, the id. Of list, filters and whatever else the server's list takes, as there:"
              + " 'created_at[gt]=2026-01-01', 'sort_by[name]=asc', hydrate=true.")
  private List<String> parameters = new ArrayList<>();

  @Mixin private VendorChoice choice = new VendorChoice();

  @Option(
      names = "--resource",
      paramLabel = "NAME",
      description = "Which resource of the connector (default: its first).")
  private @Nullable String resourceName;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many records (default: ${DEFAULT-VALUE}).")
  private int limit = 10;

  @Option(names = "--all", description = "All records, however many.")
  private boolean all;

  @Option(names = "--raw", description = "Shows the vendor's own records, too.")
  private boolean raw;

  @Option(
      names = "--body",
      paramLabel = "N",
      description = "Shows so many characters of each body (default: ${DEFAULT-VALUE}).")
  private int bodies = 2_000;

  @Option(
      names = "--json",
      description = "Prints a line of JSON for each exchange, each record, and the end.")
  private boolean json;

  /** Writes to a terminal. */
  public TryCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    checkNumbers();
    UnifiedModels models = project.models();
    try (VendorLine line = choice.open(connector.name(), project, project.loader(models), models)) {
      Resource resource = resource(line);
      TrialOutput output = json ? new TrialJson(terminal.out()) : new TrialText(terminal, raw);
      Trial trial = new Trial(line, resource.name(), output, bodies);
      Tried tried =
          switch (call) {
            case "list" -> trial.list(list(resource, models), all ? Integer.MAX_VALUE : limit);
            case "get" -> trial.get(id());
            default ->
                throw usage(
                    "There is no call '" + call + "'.",
                    Nearest.advice(call, List.of("list", "get")));
          };
      output.end(tried);
      return tried.failure() == null ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private void checkNumbers() {
    if (limit < 1) {
      throw usage("--limit is " + limit + ".", "Ask for at least one record.");
    }
    if (bodies < 0) {
      throw usage("--body is " + bodies + ".", "0 shows nothing of bodies.");
    }
  }

  private Resource resource(VendorLine line) {
    var resources = line.connector().resources();
    if (resourceName == null) {
      return resources.firstEntry().getValue();
    }
    Resource named = resources.get(resourceName);
    if (named == null) {
      throw usage(
          line.connector().label() + " has no resource '" + resourceName + "'.",
          Nearest.advice(resourceName, resources.keySet()));
    }
    return named;
  }

  private String id() {
    if (parameters.size() != 1) {
      throw usage("get takes one id, not " + parameters.size() + ".", "Such as: get 71");
    }
    return parameters.getFirst();
  }

  private WrittenList list(Resource resource, UnifiedModels models) {
    for (String parameter : parameters) {
      String name = parameter.split("=", 2)[0];
      if (name.equals("limit") || name.equals("next_cursor")) {
        throw usage("'" + name + "' is not taken here.", "Say --limit N or --all.");
      }
    }
    UnifiedModel model =
        models
            .find(resource.model())
            .orElseThrow(() -> new IllegalStateException("the loader holds that there is one"));
    try {
      return WrittenList.read(parameters, model);
    } catch (HttpException wrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          wrong.failures().isEmpty()
              ? wrong.getMessage()
              : wrong.failures().stream().collect(Collectors.joining("\n")));
    }
  }

  private static CommandFailure usage(String what, String advice) {
    return new CommandFailure(ExitCode.USAGE, what + " " + advice);
  }
}
