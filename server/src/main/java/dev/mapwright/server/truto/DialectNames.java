package dev.mapwright.server.truto;

import dev.mapwright.engine.model.FieldPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A dialect's own names over a unified model: data, read from the dialect's file.
 *
 * @param model such as {@code ats/candidates}
 * @param filters from the dialect's names, with dots for brackets, to the model's fields
 * @param narrowing names by which one record may be narrowed, too
 */
public record DialectNames(
    String model, SequencedMap<String, FieldPath> filters, List<String> narrowing) {
  private static final String FOLDER = "/mapwright/unified-models/dialects/";

  public DialectNames {
    filters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(filters));
    narrowing = List.copyOf(narrowing);
  }

  /**
   * Reads the file of a dialect and resource from the class path.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DialectNames bundled(String dialect, String resource) {
    String name = FOLDER + dialect + "/" + resource + ".names.yaml";
    try (InputStream file = DialectNames.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("no " + name + " on the class path");
      }
      LoadSettings settings = LoadSettings.builder().setLabel(name).build();
      return of((Map<?, ?>) new Load(settings).loadFromInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DialectNames of(Map<?, ?> file) {
    SequencedMap<String, FieldPath> filters = new LinkedHashMap<>();
    texts(file, "filters").forEach((name, path) -> filters.put(name, FieldPath.of(path)));
    List<String> narrowing =
        file.get("narrowing") instanceof List<?> names
            ? names.stream().map(String::valueOf).toList()
            : List.of();
    return new DialectNames(String.valueOf(file.get("model")), filters, narrowing);
  }

  private static SequencedMap<String, String> texts(Map<?, ?> file, String key) {
    if (!(file.get(key) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("a dialect needs a map named " + key);
    }
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
    return texts;
  }
}
