package dev.mapwright.engine.account.file;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ListNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.jsonata.value.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a YAML file as a text of its own: JSON with a key or a value on each line, so that a
 * line leads back to where it stands in the file.
 *
 * @param text the JSON
 * @param places by line
 */
record LinedJson(String text, List<Place> places) {
  LinedJson {
    places = List.copyOf(places);
  }

  static LinedJson of(YamlNode node) {
    List<String> lines = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    write(node, "", lines, places);
    return new LinedJson(String.join("\n", lines) + "\n", places);
  }

  /** Where a line, counted from 1, stands in the file. */
  Place place(int line) {
    return places.get(Math.clamp(line - 1, 0, places.size() - 1));
  }

  private static void write(YamlNode node, String end, List<String> lines, List<Place> places) {
    switch (node) {
      case ScalarNode scalar ->
          add(Json.write(scalar.asJson()) + end, scalar.place(), lines, places);
      case ListNode list -> {
        add("[", list.place(), lines, places);
        int left = list.items().size();
        for (YamlNode item : list.items()) {
          left--;
          write(item, left > 0 ? "," : "", lines, places);
        }
        add("]" + end, list.place(), lines, places);
      }
      case MapNode map -> {
        add("{", map.place(), lines, places);
        int left = map.entries().size();
        for (YamlNode.Entry entry : map.entries().values()) {
          left--;
          add(Json.write(entry.key().text()) + ":", entry.key().place(), lines, places);
          write(entry.value(), left > 0 ? "," : "", lines, places);
        }
        add("}" + end, map.place(), lines, places);
      }
    }
  }

  private static void add(String line, Place place, List<String> lines, List<Place> places) {
    lines.add(line);
    places.add(place);
  }
}
