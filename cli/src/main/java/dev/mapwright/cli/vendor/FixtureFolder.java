package dev.mapwright.cli.vendor;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.fixtures.run.VendorFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where commands look for the fixtures of a connector that they work with. */
public final class FixtureFolder {
  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description = "Where the fixtures are, a folder for each connector (default: the project's).")
  private @Nullable Path fixtures;

  /**
   * The fixtures of all vendors, by the names of their connectors.
   *
   * @throws CommandFailure if there is no such folder
   */
  public Map<String, VendorFolder> all(ProjectData project) {
    if (fixtures != null && !Files.isDirectory(fixtures)) {
      throw new CommandFailure(ExitCode.USAGE, "There is no folder " + fixtures);
    }
    List<VendorFolder> all =
        fixtures != null
            ? VendorFolder.in(fixtures)
            : project
                .folder("test-fixtures/vendors")
                .map(VendorFolder::in)
                .orElseGet(VendorFolder::bundled);
    return all.stream().collect(Collectors.toMap(VendorFolder::name, folder -> folder));
  }

  /**
   * Those of a connector.
   *
   * @throws CommandFailure if there are none
   */
  public VendorFolder of(String name, ProjectData project) {
    VendorFolder folder = all(project).get(name);
    if (folder == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There are no fixtures of '"
              + name
              + "'. Name the folder that has them with --fixtures.");
    }
    return folder;
  }
}
