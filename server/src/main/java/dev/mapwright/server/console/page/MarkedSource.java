package dev.mapwright.server.console.page;

import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.page.Html;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lines of a file with their numbers, and under a line what is wrong with it. */
final class MarkedSource {
  private static final int AROUND = 2;
  private static final int LONGEST = 400;

  private MarkedSource() {}

  /** The whole file. */
  static Html whole(SourceFile file) {
    List<Html> lines = new ArrayList<>();
    int count = (int) file.text().lines().count();
    for (int number = 1; number <= count; number++) {
      lines.add(line(file, number));
    }
    return listing(lines);
  }

  /** The lines that something is wrong with, and some around them. */
  static Html wrong(PageSetting setting, List<Problem> problems) {
    List<Html> lines = new ArrayList<>();
    int shown = 0;
    List<Problem> inOrder =
        problems.stream()
            .sorted(Comparator.comparingInt((Problem each) -> each.place().line()))
            .toList();
    for (int i = 0; i < inOrder.size(); i++) {
      Place place = inOrder.get(i).place();
      int from = Math.max(shown + 1, place.line() - AROUND);
      if (shown > 0 && from > shown + 1) {
        lines.add(new Html("<li class=\"gap\" aria-hidden=\"true\">…</li>"));
      }
      for (int number = from; number <= place.line(); number++) {
        lines.add(line(place.file(), number));
      }
      shown = Math.max(shown, place.line());
      lines.add(mark(setting, inOrder.get(i)));
      boolean isLastOfLine =
          i + 1 == inOrder.size() || inOrder.get(i + 1).place().line() > place.line();
      if (isLastOfLine && !place.file().line(place.line() + 1).isEmpty()) {
        shown = place.line() + 1;
        lines.add(line(place.file(), shown));
      }
    }
    return listing(lines);
  }

  private static Html listing(List<Html> lines) {
    return Html.of("<ol class=\"source\">{}</ol>", Html.joined(lines.stream()));
  }

  private static Html line(SourceFile file, int number) {
    String text = file.line(number);
    return Html.of(
        "<li><span class=\"number\">{}</span><code>{}</code></li>",
        String.valueOf(number),
        text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }

  private static Html mark(PageSetting setting, Problem problem) {
    Place place = problem.place();
    String severity = problem.severity().name().toLowerCase(Locale.ROOT);
    int before = Math.min(place.column() - 1, LONGEST);
    String cure = problem.cure();
    return Html.of(
        """
        <li class="mark {}"><span class="number"></span><div><pre aria-hidden="true">{}{}</pre>
        <p><a href="#mapping" data-line="{}" data-column="{}" data-length="{}">{}</a> <span>{}</span>{}</p></div></li>
        """,
        severity,
        " ".repeat(before),
        "^".repeat(Math.clamp(place.length(), 1, LONGEST)),
        String.valueOf(place.line()),
        String.valueOf(place.column()),
        String.valueOf(place.length()),
        setting.say(
            "place." + severity, String.valueOf(place.line()), String.valueOf(place.column())),
        problem.message(),
        cure == null ? Html.NOTHING : Html.of(" <strong>{}</strong>", cure));
  }
}
