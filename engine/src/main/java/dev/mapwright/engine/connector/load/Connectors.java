package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.bundle.BundledFolder;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Connectors by slug, and what is wrong with the files they come from. Immutable. */
public final class Connectors {
  private static final String FOLDER = "mapwright/connectors";
  private static final String ENDING = ".yaml";

  private final SequencedMap<String, Connector> connectors;
  private final List<Problem> problems;

  private Connectors(SequencedMap<String, Connector> connectors, List<Problem> problems) {
    this.connectors = Collections.unmodifiableSequencedMap(connectors);
    this.problems = List.copyOf(problems);
  }

  /** The connectors that come with Mapwright, for its own models and JSONata. */
  public static Connectors bundled() {
    return bundled(new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled()));
  }

  /**
   * The connectors of a folder, for the models that come with Mapwright and its JSONata: each file
   * {@code acme.yaml} is the connector {@code acme}.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static Connectors in(Path folder) {
    return in(folder, new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled()));
  }

  /**
   * The connectors that come with Mapwright, from the class path.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Connectors bundled(ConnectorLoader loader) {
    return BundledFolder.read(FOLDER, folder -> in(folder, "connectors/", loader));
  }

  /**
   * The connectors of a folder: each file {@code acme.yaml} is the connector {@code acme}.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static Connectors in(Path folder, ConnectorLoader loader) {
    return in(folder, folder + "/", loader);
  }

  private static Connectors in(Path folder, String shown, ConnectorLoader loader) {
    SequencedMap<String, Connector> connectors = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
      // On all cores: compiling the expressions of many files is what a start waits for.
      for (LoadResult result : all.parallelStream().map(f -> load(f, shown, loader)).toList()) {
        problems.addAll(result.problems());
        Connector connector = result.connector();
        if (connector != null) {
          connectors.put(connector.name(), connector);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Connectors(connectors, problems);
  }

  private static LoadResult load(Path file, String shown, ConnectorLoader loader) {
    try {
      return loader.load(file, shown + file.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The connector of that slug; empty if there is none, or none that can be used. */
  public Optional<Connector> find(String slug) {
    return Optional.ofNullable(connectors.get(slug));
  }

  /** All that can be used, by slug. */
  public SequencedMap<String, Connector> all() {
    return connectors;
  }

  /** Errors and warnings of all files, file by file. */
  public List<Problem> problems() {
    return problems;
  }
}
