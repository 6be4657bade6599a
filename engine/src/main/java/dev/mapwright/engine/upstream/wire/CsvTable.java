package dev.mapwright.engine.upstream.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Comma-separated values (RFC 4180) as a JSON tree: an array with an object for each line, whose
 * members are the columns. All values are texts; a cell that is missing at the end of a line is no
 * member; columns of one name make an array. Lines may end in any way, blank ones are left out.
 */
final class CsvTable {
  private static final char QUOTE = '"';

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  private CsvTable(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** A body that is no such table. */
  static final class NotCsvException extends Exception {
    private static final long serialVersionUID = 1L;

    NotCsvException(String message) {
      super(message);
    }
  }

  /**
   * Reads a table.
   *
   * @param columns their names where the table does not begin with them; empty where it does
   */
  static List<Map<String, Object>> read(String text, char separator, List<String> columns)
      throws NotCsvException {
    return new CsvTable(text, separator).rows(columns);
  }

  private List<Map<String, Object>> rows(List<String> columns) throws NotCsvException {
    List<String> names = columns;
    List<Map<String, Object>> rows = new ArrayList<>();
    while (at < text.length()) {
      int begin = line;
      List<String> cells = line();
      if (cells.size() == 1 && cells.getFirst().isBlank()) {
        continue;
      }
      if (names.isEmpty()) {
        names = cells.stream().map(String::strip).toList();
      } else {
        rows.add(row(names, cells, begin));
      }
    }
    return rows;
  }

  private static Map<String, Object> row(List<String> names, List<String> cells, int line)
      throws NotCsvException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (i < names.size()) {
        row.merge(names.get(i), cell, CsvTable::both);
      } else if (!cell.isBlank()) {
        throw new NotCsvException(
            "line " + line + " has more cells than there are columns (" + names.size() + ")");
      }
    }
    return row;
  }

  private static Object both(Object before, Object cell) {
    List<Object> all =
        new ArrayList<>(before instanceof List<?> several ? several : List.of(before));
    all.add(cell);
    return all;
  }

  /** The cells of a line, which may go on over several where they are quoted. */
  private List<String> line() throws NotCsvException {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain());
      if (at >= text.length()) {
        return cells;
      }
      char end = text.charAt(at++);
      if (end != separator) {
        if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        line++;
        return cells;
      }
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws NotCsvException {
    int begin = line;
    StringBuilder cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == QUOTE) {
        at++;
        if (at >= text.length() || isEnd(text.charAt(at))) {
          return cell.toString();
        }
        if (text.charAt(at) != QUOTE) {
          throw new NotCsvException("line " + line + " goes on behind a closing quote");
        }
      } else if (next == '\n') {
        line++;
      }
      cell.append(next);
    }
    throw new NotCsvException("a quote of line " + begin + " is not closed");
  }

  private boolean isEnd(char next) {
    return next == separator || next == '\n' || next == '\r';
  }
}
