package dev.mapwright.cli.format;

import dev.mapwright.cli.command.ChosenFiles;
import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProblemJson;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.engine.connector.upgrade.ConnectorFormatter;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright fmt}. */
@Command(
    name = "fmt",
    description = {
      "Writes connector files in one way. What they say, their comments and the order of their"
          + " keys stay.",
      "Without files or folders it formats the connectors of the project; with - it reads one from"
          + " standard input and prints it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; with --check: all files are formatted",
      "1:a file is no YAML; with --check: a file would change",
      "2:the command line is wrong",
      "3:a file cannot be read or written"
    })
public final class FormatCommand implements Callable<Integer> {
  private static final Path STANDARD_INPUT = Path.of("-");

  private final Terminal terminal;
  private final ProjectData project;

  @Parameters(paramLabel = "FILE", description = "Connector files, folders of such, or -.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--check", description = "Writes nothing, only tells which files would change.")
  private boolean check;

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  /** Writes to a terminal. */
  public FormatCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    if (paths.contains(STANDARD_INPUT)) {
      return standardInput();
    }
    List<FormattedFile> files = new ArrayList<>();
    for (Path file : ChosenFiles.chosen(paths, project)) {
      files.add(formatted(file));
    }
    if (!check) {
      for (FormattedFile file : files) {
        write(file);
      }
    }
    tell(files);
    boolean broken = files.stream().anyMatch(file -> file.text() == null);
    boolean wouldChange = check && files.stream().anyMatch(FormattedFile::changes);
    return broken || wouldChange ? ExitCode.FAILED : ExitCode.OK;
  }

  private int standardInput() throws IOException {
    if (paths.size() > 1 || json) {
      throw new CommandFailure(ExitCode.USAGE, "- stands alone, without files and --json.");
    }
    String text = new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
    FormattedFile file = formatted(STANDARD_INPUT, new SourceFile("-", text), new Problems());
    if (file.text() == null) {
      file.problems().forEach(problem -> terminal.err().println(problem.render()));
      return ExitCode.FAILED;
    }
    if (check) {
      return file.changes() ? ExitCode.FAILED : ExitCode.OK;
    }
    terminal.out().print(file.text());
    terminal.out().flush();
    return ExitCode.OK;
  }

  private static FormattedFile formatted(Path path) throws IOException {
    Problems problems = new Problems();
    SourceFile file = Utf8.read(path, path.toString(), problems);
    return file == null
        ? new FormattedFile(path, null, null, problems.inOrder())
        : formatted(path, file, problems);
  }

  private static FormattedFile formatted(Path path, SourceFile file, Problems problems) {
    String text = ConnectorFormatter.format(file, problems);
    return new FormattedFile(path, file, text, problems.inOrder());
  }

  /** Beside the file first, so that nobody finds half of one. */
  private static void write(FormattedFile file) throws IOException {
    if (file.text() == null || !file.changes()) {
      return;
    }
    Path target = file.path().toRealPath();
    Path beside = target.resolveSibling("." + target.getFileName() + ".fmt");
    try {
      Files.writeString(beside, file.text());
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private void tell(List<FormattedFile> files) {
    if (json) {
      terminal.out().println(Json.writePretty(files.stream().map(this::asJson).toList()));
      return;
    }
    for (FormattedFile file : files) {
      if (file.text() == null) {
        file.problems().forEach(problem -> terminal.out().println(problem.render()));
      } else if (file.changes()) {
        terminal.out().println(file.path() + ": " + state(file) + ", from line " + file.line());
      }
    }
    long changed = files.stream().filter(FormattedFile::changes).count();
    long broken = files.stream().filter(file -> file.text() == null).count();
    terminal
        .out()
        .println(
            files.size()
                + (files.size() == 1 ? " connector: " : " connectors: ")
                + changed
                + (check ? " would change" : " changed")
                + (broken == 0 ? "" : ", " + broken + " cannot be read"));
  }

  private String state(FormattedFile file) {
    if (file.text() == null) {
      return "unreadable";
    }
    return file.changes() ? (check ? "would change" : "changed") : "unchanged";
  }

  private SequencedMap<String, Object> asJson(FormattedFile file) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("file", file.path().toString());
    object.put("state", state(file));
    object.put("problems", file.problems().stream().map(ProblemJson::of).toList());
    return object;
  }

  /**
   * What became of a file.
   *
   * @param source null where it is no text
   * @param text null where it is no YAML
   */
  private record FormattedFile(
      Path path, @Nullable SourceFile source, @Nullable String text, List<Problem> problems) {

    boolean changes() {
      return text != null && source != null && !text.equals(source.text());
    }

    /** The first line that is written differently. */
    int line() {
      List<String> before = source == null ? List.of() : source.text().lines().toList();
      List<String> after = text == null ? List.of() : text.lines().toList();
      int line = 0;
      while (line < Math.min(before.size(), after.size())
          && before.get(line).equals(after.get(line))) {
        line++;
      }
      return line + 1;
    }
  }
}
