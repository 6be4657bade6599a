package dev.mapwright.server.dialect.file;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.Vocabulary;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.server.dialect.WordTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a dialect writes the words of the model's vocabularies.
 *
 * @param model whose fields they are
 */
record WordsReader(UnifiedModel model) {
  WordTables read(CheckedMap dialect) {
    Map<FieldPath, Map<String, String>> tables = new LinkedHashMap<>();
    MapNode written = dialect.map("words");
    if (written != null) {
      written
          .entries()
          .forEach((path, entry) -> {
            FieldPath field = FieldPath.of(path);
            Place place = entry.key().place();
            Vocabulary vocabulary = vocabulary(field, place, dialect.problems());
            if (vocabulary != null && entry.value() instanceof MapNode words) {
              tables.put(field, table(vocabulary, words, place, dialect.problems()));
            }
          });
    }
    return new WordTables(tables);
  }

  private @Nullable Vocabulary vocabulary(FieldPath field, Place place, Problems problems) {
    if (model.field(field).isEmpty()) {
      List<String> known = model.scalarPaths().stream().map(FieldPath::toString).toList();
      problems.error(
          "unknown-field",
          place,
          "The model has no field '" + field + "'.",
          Nearest.advice(field.toString(), known));
      return null;
    }
    Type type = UnifiedModel.itemType(model.field(field).orElseThrow().type());
    if (type instanceof Type.Text(_, Vocabulary vocabulary) && vocabulary != null) {
      return vocabulary;
    }
    problems.error(
        "no-vocabulary",
        place,
        "'" + field + "' may be any " + type.inWords() + " and has no words to translate.",
        "Take it out.");
    return null;
  }

  private static Map<String, String> table(
      Vocabulary vocabulary, MapNode words, Place place, Problems problems) {
    Map<String, String> table = new LinkedHashMap<>();
    words
        .entries()
        .forEach((word, entry) -> {
          if (!vocabulary.words().contains(word)) {
            problems.error(
                "unknown-word",
                entry.key().place(),
                "The model has no word '" + word + "' here.",
                Nearest.advice(word, vocabulary.words()));
          } else if (entry.value() instanceof ScalarNode own) {
            table.put(word, own.text());
          }
        });
    List<String> missing =
        vocabulary.words().stream().filter(word -> !words.entries().containsKey(word)).toList();
    if (!missing.isEmpty()) {
      problems.error(
          "missing-words",
          place,
          "No word stands here for " + String.join(", ", missing) + ".",
          "Give each word of the model one.");
    }
    return table;
  }
}
