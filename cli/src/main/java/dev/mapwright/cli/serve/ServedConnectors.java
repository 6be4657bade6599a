package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.connector.load.overlay.InstalledOverlays;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.server.account.LiveConnectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of connectors, and of what the installation lays over them. For one thread. */
final class ServedConnectors {
  private static final String ENDING = ".yaml";

  private final @Nullable Path connectors;
  private final @Nullable Path overlays;
  private final ProjectData project;
  private final ConnectorLoader loader;
  private final OverlayLoader overlayLoader;
  private final PrintWriter err;

  /** Those that were read last, without overlays. */
  private SequencedMap<String, Connector> beneath = new TreeMap<>();

  ServedConnectors(
      @Nullable Path connectors,
      @Nullable Path overlays,
      ProjectData project,
      ConnectorLoader loader,
      OverlayLoader overlayLoader,
      PrintWriter err) {
    this.connectors = connectors;
    this.overlays = overlays;
    this.project = project;
    this.loader = loader;
    this.overlayLoader = overlayLoader;
    this.err = err;
  }

  /**
   * Reads them. A connector that is wrong is told of and left out.
   *
   * @throws CommandFailure if there is no such folder, or an overlay is wrong
   */
  SequencedMap<String, Connector> read() {
    if (overlays != null && !Files.isDirectory(overlays)) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "There is no folder "
              + overlays
              + "; --overlays wants one with a file"
              + " for each connector, named after it, that something is laid over.");
    }
    Connectors read = project.connectors(connectors, loader);
    tell(read.problems());
    beneath = read.all();
    return overlaid(beneath)
        .orElseThrow(() -> new CommandFailure(ExitCode.FAILED, "The overlays have problems."));
  }

  /**
   * Reads them anew whenever a file changes. A connector that is wrong then stays as it was; an
   * overlay that is wrong lets all stay as they were.
   *
   * @param changed is told afterwards
   */
  FileWatch watch(LiveConnectors live, Runnable changed) {
    Optional<Path> folder = project.connectorFolder(connectors);
    Supplier<List<Path>> files =
        () ->
            Stream.concat(folder.stream(), Stream.ofNullable(overlays))
                .flatMap(each -> yamlFiles(each).stream())
                .toList();
    return new FileWatch(
            files,
            () -> {
              if (readAgain(live)) {
                changed.run();
              }
            })
        .start();
  }

  private boolean readAgain(LiveConnectors live) {
    Connectors read;
    try {
      read = project.connectors(connectors, loader);
    } catch (UncheckedIOException _) {
      err.println("The connectors cannot be read, and stay as they were.");
      return false;
    }
    tell(read.problems());
    SequencedMap<String, Connector> all = new TreeMap<>(read.all());
    beneath.forEach((name, before) -> {
      if (!all.containsKey(name) && isStillThere(name)) {
        err.println("The connector " + name + " stays as it was.");
        all.put(name, before);
      }
    });
    Optional<SequencedMap<String, Connector>> laid = overlaid(all);
    if (laid.isEmpty()) {
      err.println("The overlays have problems; all connectors stay as they were.");
      return false;
    }
    beneath = all;
    live.replace(laid.get());
    err.println("Connectors were read anew: " + live.size() + ".");
    return true;
  }

  private boolean isStillThere(String name) {
    return project
        .connectorFolder(connectors)
        .map(folder -> Files.exists(folder.resolve(name + ENDING)))
        .orElse(true);
  }

  /** Empty where the overlays have problems, which are told. */
  private Optional<SequencedMap<String, Connector>> overlaid(SequencedMap<String, Connector> all) {
    if (overlays == null) {
      return Optional.of(all);
    }
    try {
      InstalledOverlays laid = InstalledOverlays.lay(all, overlays, overlayLoader);
      laid.problems().forEach(problem -> err.println(problem.render()));
      return laid.problems().stream().anyMatch(ServedConnectors::isError)
          ? Optional.empty()
          : Optional.of(laid.connectors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(List<Problem> problems) {
    problems.stream()
        .filter(ServedConnectors::isError)
        .forEach(problem -> err.println(problem.render()));
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Problem.Severity.ERROR;
  }

  /** Nothing where the folder is gone. */
  private static List<Path> yamlFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
