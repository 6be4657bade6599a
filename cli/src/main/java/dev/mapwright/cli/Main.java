package dev.mapwright.cli;

import dev.mapwright.cli.account.AccountCommand;
import dev.mapwright.cli.command.Evaluator;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.FailureReporter;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.command.VersionCommand;
import dev.mapwright.cli.config.Configuration;
import dev.mapwright.cli.coverage.CoverageCommand;
import dev.mapwright.cli.create.NewCommand;
import dev.mapwright.cli.demo.DemoCommand;
import dev.mapwright.cli.dev.DevCommand;
import dev.mapwright.cli.diff.DiffCommand;
import dev.mapwright.cli.eval.EvalCommand;
import dev.mapwright.cli.explain.ExplainCommand;
import dev.mapwright.cli.format.FormatCommand;
import dev.mapwright.cli.key.KeyCommand;
import dev.mapwright.cli.key.KeysCommand;
import dev.mapwright.cli.link.LinkCommand;
import dev.mapwright.cli.lsp.LspCommand;
import dev.mapwright.cli.map.MapCommand;
import dev.mapwright.cli.mcp.McpCommand;
import dev.mapwright.cli.mock.MockCommand;
import dev.mapwright.cli.record.RecordCommand;
import dev.mapwright.cli.serve.ServeCommand;
import dev.mapwright.cli.sync.SyncCommand;
import dev.mapwright.cli.test.TestCommand;
import dev.mapwright.cli.trial.TryCommand;
import dev.mapwright.cli.validate.ValidateCommand;
import dev.mapwright.cli.warm.WarmCommand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's entry: knows the commands and nothing else. */
@Command(
    name = "mapwright",
    description = "Reads candidates out of any applicant-tracking system through one API.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a test failed, or a file has problems",
      "2:the command line is wrong",
      "3:something from outside is missing: a file, a free port, room on the disk",
      "70:a defect of Mapwright itself",
      " :(eval has the exit codes of jq, see its help)"
    })
public final class Main implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  private boolean help;

  @Option(
      names = "--jsonata",
      scope = ScopeType.INHERIT,
      paramLabel = "EVALUATOR",
      description = "Which JSONata evaluates expressions: ${COMPLETION-CANDIDATES}.")
  private Evaluator evaluator = Evaluator.MAPWRIGHT;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    QuietLibraries.arrange();
    Terminal terminal = Terminal.ofProcess();
    int exit;
    try {
      exit = run(terminal, arguments);
    } catch (LinkageError | VirtualMachineError broken) {
      exit = FailureReporter.defect(broken, terminal.err());
    }
    System.exit(exit);
  }

  /** Runs a command and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    return run(terminal, System.getenv(), arguments);
  }

  /** The same in another environment. */
  static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
    Main main = new Main(terminal);
    Configuration configuration = new Configuration(List.of(arguments), environment);
    ProjectData project = new ProjectData(() -> main.evaluator);
    FailureReporter failures = new FailureReporter(configuration);
    CommandLine serve =
        new CommandLine(new ServeCommand(terminal, project, configuration))
            .setDefaultValueProvider(configuration);
    CommandLine all =
        new CommandLine(main)
            .addSubcommand(new DemoCommand(terminal, project))
            .addSubcommand(serve)
            .addSubcommand(new NewCommand(terminal, project))
            .addSubcommand(new ValidateCommand(terminal, project))
            .addSubcommand(new FormatCommand(terminal, project))
            .addSubcommand(new TestCommand(terminal, project))
            .addSubcommand(new CoverageCommand(terminal, project))
            .addSubcommand(new MapCommand(terminal, project))
            .addSubcommand(new ExplainCommand(terminal, project))
            .addSubcommand(new TryCommand(terminal, project))
            .addSubcommand(new DevCommand(terminal, project))
            .addSubcommand(new MockCommand(terminal, project))
            .addSubcommand(new RecordCommand(terminal, project))
            .addSubcommand(new DiffCommand(terminal, project))
            .addSubcommand(new LspCommand(terminal, project))
            .addSubcommand(new McpCommand(terminal, project, Main::run))
            .addSubcommand(new EvalCommand(terminal, () -> main.evaluator))
            .addSubcommand(new WarmCommand(terminal, project, Main::run))
            .addSubcommand(new AccountCommand(terminal))
            .addSubcommand(new SyncCommand(terminal))
            .addSubcommand(new KeyCommand(terminal))
            .addSubcommand(new LinkCommand(terminal))
            .addSubcommand(new KeysCommand(terminal))
            .addSubcommand(new VersionCommand(terminal))
            .setOut(terminal.out())
            .setErr(terminal.err())
            // An expression may begin with an at sign.
            .setExpandAtFiles(false)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(failures)
            .setParameterExceptionHandler(failures);
    return delivered(terminal, all.execute(arguments));
  }

  /** What could not be printed is no success; one that failed for another reason has said so. */
  private static int delivered(Terminal terminal, int exit) {
    String loss = exit == ExitCode.OK || exit == ExitCode.FAILED ? terminal.loss() : null;
    if (loss == null) {
      return exit;
    }
    terminal.err().println(loss);
    return ExitCode.UNAVAILABLE;
  }

  /** Without a command: the help, and not as a success. */
  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err());
    return ExitCode.USAGE;
  }
}
