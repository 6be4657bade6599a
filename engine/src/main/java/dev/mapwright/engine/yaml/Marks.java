package dev.mapwright.engine.yaml;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's marks, counted in code points, into offsets and places of a file. */
final class Marks {
  private final SourceFile file;
  private final int[] offsets;

  Marks(SourceFile file) {
    this.file = file;
    String text = file.text();
    this.offsets = new int[text.codePointCount(0, text.length()) + 1];
    for (int i = 0, at = 0; i < offsets.length; i++) {
      offsets[i] = at;
      at = at < text.length() ? text.offsetByCodePoints(at, 1) : at;
    }
  }

  SourceFile file() {
    return file;
  }

  int start(Event event) {
    return offset(event.getStartMark());
  }

  int end(Event event) {
    return offset(event.getEndMark());
  }

  Place place(Event event) {
    return file.place(start(event), end(event));
  }

  int offset(Optional<Mark> mark) {
    return mark.map(m -> offset(m.getIndex())).orElse(0);
  }

  int offset(int codePoints) {
    return offsets[Math.clamp(codePoints, 0, offsets.length - 1)];
  }
}
