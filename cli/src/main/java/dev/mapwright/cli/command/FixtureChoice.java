package dev.mapwright.cli.command;

import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.fixtures.run.ConnectorFiles;
import dev.mapwright.fixtures.run.VendorFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of commands that work on connectors with their fixtures. */
public final class FixtureChoice {
  @Parameters(paramLabel = "CONNECTOR", description = "Names of connectors, such as their files'.")
  private List<String> names = new ArrayList<>();

  @Mixin private ConnectorFolder connectors = new ConnectorFolder();

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description = "Where the fixtures are, a folder for each connector (default: the project's).")
  private @Nullable Path fixtures;

  /** Whether everything of the project is meant. */
  public boolean isWholeProject() {
    return names.isEmpty() && connectors.named() == null && fixtures == null;
  }

  /**
   * The vendors by name: those named, else all.
   *
   * @throws CommandFailure if there are no such fixtures
   */
  public List<VendorFolder> vendors(ProjectData project) {
    Path folder = folder(fixtures, "test-fixtures/vendors", project);
    Map<String, VendorFolder> all =
        VendorFolder.in(folder).stream()
            .collect(
                Collectors.toMap(
                    VendorFolder::name, Function.identity(), (a, _) -> a, TreeMap::new));
    if (all.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "There are no fixtures in " + folder + ": " + why(folder));
    }
    return names.isEmpty()
        ? List.copyOf(all.values())
        : names.stream().distinct().map(name -> named(name, all, folder)).toList();
  }

  /** The folder of connectors. */
  public ConnectorFiles connectors(ProjectData project, ConnectorLoader loader) {
    return new ConnectorFiles(folder(connectors.named(), "connectors", project), loader);
  }

  private static String why(Path folder) {
    Path vendors = folder.resolve("vendors");
    return Files.isDirectory(vendors) && !VendorFolder.in(vendors).isEmpty()
        ? "they are in " + vendors
        : "no folder has an account.yaml";
  }

  private static VendorFolder named(String name, Map<String, VendorFolder> all, Path folder) {
    VendorFolder vendor = all.get(name);
    if (vendor == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There are no fixtures of '"
              + name
              + "': "
              + folder.resolve(name).resolve("account.yaml")
              + " is missing. "
              + Nearest.advice(name, all.keySet()));
    }
    return vendor;
  }

  private static Path folder(@Nullable Path given, String name, ProjectData project) {
    if (given != null) {
      if (!Files.isDirectory(given)) {
        throw new CommandFailure(ExitCode.USAGE, "There is no folder " + given);
      }
      return given;
    }
    return project
        .folder(name)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "Name the folders with --connectors and --fixtures; there is no project around"
                    + " this jar."));
  }
}
