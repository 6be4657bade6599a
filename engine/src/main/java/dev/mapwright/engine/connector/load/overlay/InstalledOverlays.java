package dev.mapwright.engine.connector.load.overlay;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The overlays of an installation: a folder with a file for each connector that something is laid
 * over, {@code acme.yaml} over {@code acme}.
 *
 * @param connectors all of them, by name, with what is laid over them
 * @param problems of the files, file by file
 */
public record InstalledOverlays(
    SequencedMap<String, Connector> connectors, List<Problem> problems) {
  /** The layer of what the files say. */
  public static final String LAYER = "installation";

  private static final String ENDING = ".yaml";

  public InstalledOverlays {
    connectors = Collections.unmodifiableSequencedMap(connectors);
    problems = List.copyOf(problems);
  }

  /**
   * Lays the files of a folder over connectors.
   *
   * @throws IOException if the folder or a file cannot be read
   */
  public static InstalledOverlays lay(
      SequencedMap<String, Connector> connectors, Path folder, OverlayLoader loader)
      throws IOException {
    SequencedMap<String, Connector> all = new TreeMap<>(connectors);
    List<Problem> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      Problems unreadable = new Problems();
      SourceFile source = Utf8.read(file, file.toString(), unreadable);
      problems.addAll(unreadable.inOrder());
      if (source != null) {
        problems.addAll(lay(all, nameOf(file), source, loader));
      }
    }
    return new InstalledOverlays(all, problems);
  }

  /** What is wrong with a file, which is held against the connector that it names itself. */
  public static List<Problem> check(
      SequencedMap<String, Connector> connectors, SourceFile source, OverlayLoader loader) {
    String name = OverlayLoader.connectorOf(source);
    return lay(new TreeMap<>(connectors), name == null ? "" : name, source, loader);
  }

  private static List<Problem> lay(
      SequencedMap<String, Connector> all, String name, SourceFile source, OverlayLoader loader) {
    Connector beneath = all.get(name);
    if (beneath == null) {
      return List.of(
          new Problem(
              "unknown-connector",
              Problem.Severity.ERROR,
              source.place(0, 1),
              "There is no connector '" + name + "' that this file could lie over.",
              Nearest.advice(name, all.keySet())));
    }
    LaidOver laid = loader.lay(beneath, new Overlay(LAYER, source));
    Connector above = laid.connector();
    if (above != null) {
      all.put(name, above);
    }
    return laid.problems();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ENDING.length());
  }
}
