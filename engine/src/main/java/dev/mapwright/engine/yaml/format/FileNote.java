package dev.mapwright.engine.yaml.format;

import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.format.YamlPart.Item;
import dev.mapwright.engine.yaml.format.YamlPart.Items;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment of a file.
 *
 * @param at the keys that lead to what it is about, with dots between; items of lists are numbered
 *     from 0; {@code ""} for the whole file
 * @param text in one line, without its sign
 */
public record FileNote(String at, String text) {

  /**
   * All comments of a file, in its order. Lines of one comment are put together.
   *
   * @param file one without problems
   */
  public static List<FileNote> of(SourceFile file) {
    List<FileNote> notes = new ArrayList<>();
    collect("", CommentedReader.read(file.text()), notes);
    return notes;
  }

  private static void collect(String at, YamlPart part, List<FileNote> notes) {
    if (!(part instanceof Items items)) {
      return;
    }
    for (int i = 0; i < items.items().size(); i++) {
      Item item = items.items().get(i);
      String name = items.map() ? item.name() : String.valueOf(i);
      String path = at.isEmpty() ? name : at + "." + name;
      add(at.isEmpty() && i == 0 ? "" : path, item.before(), notes);
      add(path, beside(item.beside()), notes);
      collect(path, item.value(), notes);
    }
    add(at, items.tail(), notes);
  }

  private static List<String> beside(@Nullable String comment) {
    return comment == null ? List.of() : List.of(comment);
  }

  private static void add(String at, List<String> lines, List<FileNote> notes) {
    StringBuilder text = new StringBuilder();
    List<String> all = new ArrayList<>(lines);
    all.add("");
    for (String line : all) {
      String words = line.replaceFirst("^#+", "").strip();
      if (words.isEmpty() && !text.isEmpty()) {
        notes.add(new FileNote(at, text.toString()));
        text.setLength(0);
      } else if (!words.isEmpty()) {
        text.append(text.isEmpty() ? "" : " ").append(words);
      }
    }
  }
}
