package dev.mapwright.cli.lsp;

import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.validate.FileValidation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mapwright lsp}. */
@Command(
    name = "lsp",
    description = {
      "Speaks the Language Server Protocol on standard input and output, for editors: problems"
          + " while one writes, completion, what an expression makes of the fixtures, definitions,"
          + " renames and quick fixes. See docs/authoring.md, In your editor."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the editor is gone, or has asked for the end",
      "1:the editor ended it without a word before",
      "2:the command line is wrong"
    })
public final class LspCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description =
          "Where the fixtures of connectors are, a folder for each (default: test-fixtures/vendors"
              + " beside the connectors' folder).")
  private @Nullable Path fixtures;

  @Option(names = "--stdio", description = "What it does in any case; some editors add it.")
  @SuppressWarnings("unused") // so that it is no mistake
  private boolean stdio;

  /** Reads and writes a terminal. */
  public LspCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ConnectorServer server =
          new ConnectorServer(
              new OpenDocuments(new FileValidation(project, fixtures), project.models(), threads),
              threads);
      Launcher<LanguageClient> launcher =
          LSPLauncher.createServerLauncher(
              server,
              new BoundedMessages(terminal.in()),
              terminal.bytes(),
              threads,
              consumer -> consumer);
      server.connect(launcher.getRemoteProxy());
      int exit = server.serve(launcher.startListening());
      threads.shutdownNow();
      return exit;
    }
  }
}
