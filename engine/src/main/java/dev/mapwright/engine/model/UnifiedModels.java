package dev.mapwright.engine.model;

import dev.mapwright.engine.bundle.BundledFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All unified models, by name. Immutable and safe for any thread. */
public final class UnifiedModels {
  private static final String FOLDER = "mapwright/unified-models";
  private static final String ENDING = ".schema.json";

  /** A folder of what editors check by. */
  private static final String FOR_EDITORS = "schema/";

  /** A model is in a folder of the folder. */
  private static final int DEPTH = 2;

  private final SequencedMap<String, UnifiedModel> models;

  private UnifiedModels(SequencedMap<String, UnifiedModel> models) {
    this.models = Collections.unmodifiableSequencedMap(models);
  }

  /**
   * The models that come with Mapwright, from the class path.
   *
   * @throws IllegalArgumentException if one of them is wrong, or there are none
   */
  public static UnifiedModels bundled() {
    return BundledFolder.read(FOLDER, UnifiedModels::in);
  }

  /**
   * The models of a folder: each file {@code ats/candidates.schema.json} is the model {@code
   * ats/candidates}. The folder {@code schema} and those further down hold none.
   *
   * @throws IllegalArgumentException if one of them is wrong
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static UnifiedModels in(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      SequencedMap<String, UnifiedModel> models = new TreeMap<>();
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
        String relative = folder.relativize(file).toString().replace('\\', '/');
        String name = relative.substring(0, relative.length() - ENDING.length());
        if (!name.startsWith(FOR_EDITORS)) {
          models.put(name, UnifiedModel.parse(name, Files.readString(file)));
        }
      }
      return new UnifiedModels(models);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model of that name; empty if there is none. */
  public Optional<UnifiedModel> find(String name) {
    return Optional.ofNullable(models.get(name));
  }

  /** All models by name, in the order of their names. */
  public SequencedMap<String, UnifiedModel> all() {
    return models;
  }
}
