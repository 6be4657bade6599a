package dev.mapwright.cli.editor;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.mapping.finish.Finishers;
import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.observe.ObservedExpression;
import dev.mapwright.engine.observe.ReadPath;
import dev.mapwright.engine.observe.ReadPaths;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what stands at a cursor: what a key means; what fixtures make of an expression. */
public final class Explanations {
  private static final int LONGEST = 300;
  private static final int PATHS = 8;

  private Explanations() {}

  /** In Markdown; null where there is nothing to say. */
  public static @Nullable String at(EditedFile file, int offset) {
    WrittenExpression slot = file.slotAt(offset);
    if (slot != null) {
      ObservedExpression.Sample sample =
          Optional.ofNullable(file.observed(slot)).map(ObservedExpression::sample).orElse(null);
      return sample == null ? null : expression(file, slot, sample, offset);
    }
    return key(file, offset);
  }

  private static @Nullable String key(EditedFile file, int offset) {
    LineWord word = LineWord.keyAt(file.text().text(), offset);
    if (word == null) {
      return null;
    }
    Spot spot = file.spots().at(word.from());
    UnifiedModel model = file.model(offset);
    return spot.isKey()
        ? Expected.at(spot.path(), model).stream()
            .flatMap(each -> each.keys(model).stream())
            .filter(key -> key.name().equals(word.text()))
            .findFirst()
            .map(key -> "**" + key.name() + "**: " + key.holds() + "\n\n" + key.markdown())
            .orElse(null)
        : null;
  }

  private static String expression(
      EditedFile file, WrittenExpression slot, ObservedExpression.Sample sample, int offset) {
    List<ReadPath> paths = paths(slot.passage().text());
    int character = slot.character(offset, file.spots());
    List<String> lines = new ArrayList<>();
    under(paths, character)
        .or(() -> Optional.of(paths).filter(all -> all.size() == 1).map(List::getFirst))
        .ifPresentOrElse(
            path -> lines.add(value(path, sample)),
            () -> longest(paths).limit(PATHS).forEach(path -> lines.add(value(path, sample))));
    lines.add("gives `" + shown(sample.result()) + "`");
    String mapped = mapped(file, slot, sample.result());
    if (mapped != null) {
      lines.add("becomes `" + mapped + "`");
    }
    return "On a record of the fixtures:\n\n- " + String.join("\n- ", lines);
  }

  private static List<ReadPath> paths(String source) {
    try {
      return ReadPaths.of(source).stream().filter(path -> !path.keys().isEmpty()).toList();
    } catch (JsonataException _) {
      return List.of(); // of another evaluator's dialect
    }
  }

  /** The path whose last key is under the cursor. */
  private static Optional<ReadPath> under(List<ReadPath> paths, int character) {
    return paths.stream()
        .filter(path -> {
          ReadPath.Key key = path.keys().getLast();
          return key.offset() <= character && character <= key.offset() + key.name().length();
        })
        .findFirst();
  }

  private static Stream<ReadPath> longest(List<ReadPath> paths) {
    return paths.stream().filter(path -> paths.stream().noneMatch(other -> isLonger(other, path)));
  }

  private static boolean isLonger(ReadPath longer, ReadPath path) {
    return longer.keys().size() > path.keys().size()
        && longer.root().equals(path.root())
        && longer.keys().subList(0, path.keys().size()).equals(path.keys());
  }

  private static String value(ReadPath path, ObservedExpression.Sample sample) {
    Object root = sample.given().get(path.root());
    List<Object> values = root == null ? List.of() : path.in(root);
    String shown =
        values.isEmpty() ? "nothing" : shown(values.size() == 1 ? values.getFirst() : values);
    return "`" + path + "` is `" + shown + "`";
  }

  /** What the model makes of a result; null where it does not belong to one of its fields. */
  private static @Nullable String mapped(EditedFile file, WrittenExpression slot, Object result) {
    Connector connector = file.connector();
    List<String> path = slot.path();
    if (connector == null || path.size() < 4 || !path.getFirst().equals("resources")) {
      return null;
    }
    Resource resource = connector.resources().get(path.get(1));
    if (resource == null || !path.get(2).equals("map")) {
      return null;
    }
    return Expected.at(path, file.model(slot.from())).stream()
        .map(expected -> expected instanceof Expected.Mapped(Type type) ? type : null)
        .filter(Objects::nonNull)
        .filter(type -> !(UnifiedModel.itemType(type) instanceof Type.Obj))
        .findFirst()
        .map(type ->
            shown(
                new Finishers(resource.times(), resource.zone())
                    .of(FieldPath.of(path.getLast()), slot.passage().place(), type)
                    .finish(result, new RecordLosses())))
        .orElse(null);
  }

  private static String shown(Object value) {
    String text;
    try {
      text = Json.write(value);
    } catch (IllegalArgumentException | JsonataException _) {
      return "a function";
    }
    String oneLine = text.replace("`", "'");
    return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST) + "...";
  }
}
