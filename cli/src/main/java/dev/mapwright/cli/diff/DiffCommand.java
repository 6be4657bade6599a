package dev.mapwright.cli.diff;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.print.Progress;
import dev.mapwright.cli.vendor.FixtureFolder;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.fixtures.difference.ConnectorDifference;
import dev.mapwright.fixtures.file.FixtureException;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright diff}. */
@Command(
    name = "diff",
    description = {
      "Shows which unified fields change on the fixtures between two forms of a connector, or of"
          + " the connectors of two folders.",
      "Both go through the same fixtures: the whole list of the stand-in, and what scenarios call."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing changes",
      "1:something changes, or a connector or a fixture has problems",
      "2:the command line is wrong",
      "3:there is no such file"
    })
public final class DiffCommand implements Callable<Integer> {
  private static final String ENDING = ".yaml";
  private static final Pattern SLUG = Pattern.compile("(?m)^connector:\\s*([a-z0-9-]+)\\s*$");

  private final Terminal terminal;
  private final ProjectData project;

  @Parameters(index = "0", paramLabel = "OLD", description = "A connector's file, or a folder.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The same as it is now.")
  private Path after = Path.of("");

  @Mixin private FixtureFolder fixtures = new FixtureFolder();

  @Option(names = "--json", description = "Prints JSON, with every change.")
  private boolean json;

  /** Writes to a terminal. */
  public DiffCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.isDirectory(before) != Files.isDirectory(after)) {
      throw new CommandFailure(
          ExitCode.USAGE, "Compare two files or two folders, not a file with a folder.");
    }
    SortedMap<String, Path> old = files(before);
    SortedMap<String, Path> now = files(after);
    if (!Files.isDirectory(before) && !old.keySet().equals(now.keySet())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "These are two connectors, " + old.firstKey() + " and " + now.firstKey() + ".");
    }
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    Comparison comparison = new Comparison(project.models(), fixtures.all(project));
    Progress progress = new Progress(terminal, names.size());
    List<Compared> all = new ArrayList<>();
    for (String name : names) {
      all.add(comparison.compare(name, old.get(name), now.get(name)));
      progress.step(name);
    }
    progress.clear();
    if (json) {
      terminal.out().println(DiffJson.of(all));
    } else {
      DiffText.lines(all).forEach(terminal.out()::println);
    }
    return all.stream().allMatch(Compared::isSame) ? ExitCode.OK : ExitCode.FAILED;
  }

  /** By the names of the connectors: a file of its own may be called otherwise. */
  private static SortedMap<String, Path> files(Path path) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(path)) {
      Matcher slug = SLUG.matcher(text(path).text());
      String last = path.getFileName().toString();
      files.put(slug.find() ? slug.group(1) : last.replace(ENDING, ""), path);
      return files;
    }
    try (Stream<Path> inside = Files.list(path)) {
      inside
          .filter(file -> file.toString().endsWith(ENDING))
          .forEach(file -> files.put(file.getFileName().toString().replace(ENDING, ""), file));
    }
    if (files.isEmpty()) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, "There is no .yaml file in " + path);
    }
    return files;
  }

  private static SourceFile text(Path path) throws IOException {
    Problems problems = new Problems();
    SourceFile text = Utf8.read(path, path.toString(), problems);
    if (text == null) {
      throw new CommandFailure(
          ExitCode.FAILED,
          problems.inOrder().stream().map(Problem::render).collect(Collectors.joining("\n")));
    }
    return text;
  }

  /** Compares connectors on their fixtures. */
  private final class Comparison {
    private final UnifiedModels models;
    private final Map<String, VendorFolder> folders;
    private final ConnectorLoader loader;

    Comparison(UnifiedModels models, Map<String, VendorFolder> folders) {
      this.models = models;
      this.folders = folders;
      this.loader = project.loader(models);
    }

    Compared compare(String name, @Nullable Path old, @Nullable Path now) throws IOException {
      if (old == null || now == null) {
        return new Compared(name, null, old == null ? "is new." : "is gone.");
      }
      VendorFolder folder = folders.get(name);
      if (folder == null) {
        return new Compared(name, null, "has no fixtures to compare it on.");
      }
      try {
        return new Compared(
            name,
            ConnectorDifference.between(load(old, name), load(now, name), folder, models),
            null);
      } catch (FixtureException wrong) {
        return new Compared(name, null, "cannot be compared.\n" + wrong.getMessage());
      }
    }

    private Connector load(Path path, String name) throws IOException {
      SourceFile text = text(path);
      boolean isNamed = path.getFileName().toString().equals(name + ENDING);
      LoadResult result = loader.load(isNamed ? text : new SourceFile(name + ENDING, text.text()));
      Connector connector = result.connector();
      if (connector == null) {
        throw new FixtureException(path + " has problems:\n" + result.render());
      }
      return connector;
    }
  }
}
