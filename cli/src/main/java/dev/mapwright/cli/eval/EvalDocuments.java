package dev.mapwright.cli.eval;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Reads the documents of an input: one over many lines, or one a line. */
final class EvalDocuments {
  private EvalDocuments() {}

  /**
   * Hands over each document. An input whose first line is a whole document has one on every line;
   * those are read one by one, however many there are.
   *
   * @param name what a mistake calls the input
   * @param each takes a document and says whether to go on
   * @throws NotJson if the input is no JSON
   */
  static void read(InputStream input, String name, Predicate<Object> each) throws IOException {
    LineNumberReader lines =
        new LineNumberReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    String first = firstLine(lines);
    int linesBefore = lines.getLineNumber() - 1;
    if (first.isBlank()) {
      return;
    }
    Object document;
    try {
      document = Json.read(first);
    } catch (JsonataException onlyABeginning) {
      document = read(first + rest(lines), name, linesBefore);
    }
    boolean goOn = each.test(document);
    for (String line = lines.readLine(); goOn && line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        goOn = each.test(read(line, name, lines.getLineNumber() - 1));
      }
    }
  }

  private static Object read(String document, String name, int linesBefore) {
    try {
      return Json.read(document);
    } catch (JsonataException e) {
      throw new NotJson(e, name, linesBefore);
    }
  }

  private static String rest(LineNumberReader lines) throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      rest.append('\n').append(line);
    }
    return rest.toString();
  }

  private static String firstLine(LineNumberReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && line.isBlank()) {
      line = lines.readLine();
    }
    return line == null ? "" : line;
  }

  /** An input that is no JSON, with the place in it. */
  static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJson(JsonataException cause, String name, int linesBefore) {
      super(text(cause, name, linesBefore), null, false, false);
    }

    private static String text(JsonataException e, String name, int linesBefore) {
      String place = e.line() < 0 ? "" : ":" + (e.line() + linesBefore) + ":" + e.column();
      return name
          + place
          + ": "
          + e.code()
          + ": "
          + e.getMessage()
          + "\n"
          + e.excerpt().indent(4).stripTrailing();
    }
  }
}
