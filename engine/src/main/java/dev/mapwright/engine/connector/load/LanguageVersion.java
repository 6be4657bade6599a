package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.jsonata.value.JsonNull;

/** Holds the form in which a file is written against the one that this program reads. */
final class LanguageVersion {
  private LanguageVersion() {}

  /** Whether the file can be read on; if not, that is told, and all else would be noise. */
  static boolean check(YamlNode root, Problems problems) {
    if (!(root instanceof MapNode map)) {
      return true;
    }
    String name = root.place().file().name();
    String cure = "Bring it up to date: mapwright fmt " + name + ". Comments are kept.";
    YamlNode version = map.get("language");
    if (version == null) {
      problems.error(
          "old-language",
          root.place(),
          "The key 'language' is missing: the file is written in the first form of the language.",
          cure);
      return false;
    }
    if (!(version instanceof ScalarNode(Long number, _, _))) {
      boolean nothing = version instanceof ScalarNode(JsonNull _, _, _);
      problems.error(
          "wrong-type",
          version.place(),
          "'language' is a whole number" + (nothing ? "." : ", not " + version.inWords() + "."),
          "Write language: " + Language.VERSION + ".");
      return false;
    }
    if (number == Language.VERSION) {
      return true;
    }
    boolean older = number < Language.VERSION;
    problems.error(
        older ? "old-language" : "new-language",
        version.place(),
        "The file is written in form "
            + number
            + " of the language; this program reads form "
            + Language.VERSION
            + ".",
        older ? cure : "It takes a newer Mapwright to read it.");
    return false;
  }
}
