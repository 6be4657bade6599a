package dev.mapwright.cli.mcp;

import dev.mapwright.cli.command.Commands;
import dev.mapwright.cli.command.ConnectorFolder;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mapwright mcp}. */
@Command(
    name = "mcp",
    description = {
      "Speaks the Model Context Protocol on standard input and output, for agents: they read"
          + " connectors, validate and try them against their stand-ins, explain records and run"
          + " tests. Nothing is written, and no vendor is called."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the client is gone", "2:the command line is wrong"})
public final class McpCommand implements Callable<Integer> {
  private static final int LONGEST = 8 << 20;

  private final Terminal terminal;
  private final ProjectData project;
  private final Commands commands;

  @Mixin private ConnectorFolder connectors = new ConnectorFolder();

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description = "Where the fixtures are, a folder for each connector (default: the project's).")
  private @Nullable Path fixtures;

  /** Reads and writes a terminal; the tools run commands. */
  public McpCommand(Terminal terminal, ProjectData project, Commands commands) {
    this.terminal = terminal;
    this.project = project;
    this.commands = commands;
  }

  @Override
  public Integer call() throws IOException {
    String version =
        Objects.requireNonNullElse(
            McpCommand.class.getPackage().getImplementationVersion(), "development");
    McpSession session =
        new McpSession(
            new CommandTools(commands, project, connectors.named(), fixtures).all(), version);
    InputStream in = new BufferedInputStream(terminal.in());
    for (String line = line(in); line != null; line = line(in)) {
      String answer = line.isBlank() ? null : session.answer(line);
      if (answer != null) {
        terminal.out().println(answer);
        if (terminal.out().checkError()) {
          break; // nobody reads any more
        }
      }
    }
    return ExitCode.OK;
  }

  /** The next line; null at the end. Of one that is too long, the beginning, which is no JSON. */
  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.size() < LONGEST) {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }
}
