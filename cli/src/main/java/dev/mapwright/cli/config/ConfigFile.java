package dev.mapwright.cli.config;

import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.jsonata.value.JsonNull;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of settings, {@code port: 8080}. Its keys are the names of options without their dashes.
 *
 * @param settings by key
 * @param problems all that is wrong with it, as lines; they show no value, which may be a secret
 */
record ConfigFile(Map<String, Setting> settings, List<String> problems) {
  static final ConfigFile NONE = new ConfigFile(Map.of(), List.of());

  ConfigFile {
    settings = Map.copyOf(settings);
    problems = List.copyOf(problems);
  }

  /**
   * Reads it.
   *
   * @param keys what may stand in it
   * @param several those of which there may be several values
   */
  static ConfigFile read(Path path, Set<String> keys, Set<String> several) throws IOException {
    Problems problems = new Problems();
    Map<String, Setting> settings = new LinkedHashMap<>();
    SourceFile file = Utf8.read(path, path.toString(), problems);
    YamlNode root = file == null ? null : YamlReader.read(file, problems);
    if (root instanceof MapNode map) {
      map.entries()
          .forEach((key, entry) -> {
            if (!keys.contains(key)) {
              wrong(
                  problems,
                  entry.key().place(),
                  "There is no setting '" + key + "'.",
                  advice(key, keys));
              return;
            }
            Setting setting = setting(key, entry.value(), several.contains(key), problems);
            if (setting != null) {
              settings.put(key, setting);
            }
          });
    } else if (root != null && !isNothing(root)) {
      wrong(
          problems,
          root.place(),
          "Settings are a map, such as 'port: 8080'; this is " + root.inWords() + ".",
          null);
    }
    return new ConfigFile(settings, problems.inOrder().stream().map(ConfigFile::line).toList());
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof ScalarNode scalar && scalar.value() == JsonNull.NULL;
  }

  private static String advice(String key, Set<String> keys) {
    return Nearest.advice(key, keys.stream().sorted().toList());
  }

  private static @Nullable Setting setting(
      String key, YamlNode value, boolean several, Problems problems) {
    List<YamlNode> items =
        value instanceof ListNode list && several ? list.items() : List.of(value);
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof ScalarNode scalar && !isNothing(item)) {
        texts.add(scalar.text());
      } else {
        wrong(
            problems,
            item.place(),
            "'"
                + key
                + "' is "
                + item.inWords()
                + "; expected "
                + (several ? "text, or a list of texts." : "one value."),
            isNothing(item) ? "Leave the key out for its default." : null);
        return null;
      }
    }
    return new Setting(String.join(",", texts), value.place().toString());
  }

  private static void wrong(Problems problems, Place place, String message, @Nullable String cure) {
    problems.error("setting", place, message, cure);
  }

  private static String line(Problem problem) {
    String cure = problem.cure();
    return problem.place() + ": " + problem.message() + (cure == null ? "" : " " + cure);
  }
}
