package dev.mapwright.cli.create.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A filter that the vendor does itself.
 *
 * @param unified the path in the model
 * @param kind of the parameters' values
 * @param from the parameter that carries the value, or the lower bound of a range
 * @param to the parameter with the upper bound
 */
public record DraftFilter(
    String unified, ValueForm kind, @Nullable String from, @Nullable String to) {
  /** The bounds of the scenario: of three people in three days, the second is within. */
  private static final String LOWER = "2026-01-02T00:00:00Z";

  private static final String UPPER = "2026-01-02T23:00:00Z";

  /** The number of the person who is within. */
  static final int FOUND = 1;

  /** What the connector says. */
  String line() {
    SequencedMap<String, Object> said = new LinkedHashMap<>();
    if (!kind.isTime()) {
      said.put("param", String.valueOf(from));
      return unified + ": " + YamlText.of(said);
    }
    said.put(
        "operators",
        from == null ? List.of("lt", "lte") : to == null ? List.of("gt", "gte") : List.of("range"));
    if (kind == ValueForm.DAY) {
      said.put("margin", "1d");
    }
    SequencedMap<String, Object> query = new LinkedHashMap<>();
    if (from != null) {
      query.put(from, sent("$from"));
    }
    if (to != null) {
      query.put(to, sent("$to"));
    }
    said.put("query", query);
    return unified + ": " + YamlText.of(said);
  }

  private String sent(String bound) {
    return "{{ "
        + switch (kind) {
          case DAY -> "$date(" + bound + ", 'yyyy-MM-dd')";
          case SECONDS -> "$floor($toMillis(" + bound + ") / 1000)";
          case MILLIS -> "$toMillis(" + bound + ")";
          default -> bound;
        }
        + " }}";
  }

  /** Its parameters. */
  public List<String> parameters() {
    return from == null
        ? List.of(String.valueOf(to))
        : to == null ? List.of(from) : List.of(from, to);
  }

  /** What a caller asks for in the scenario. */
  SequencedMap<String, Object> asked(Object value) {
    SequencedMap<String, Object> asked = new LinkedHashMap<>();
    if (!kind.isTime()) {
      asked.put("eq", String.valueOf(value));
      return asked;
    }
    if (from != null) {
      asked.put("gte", LOWER);
    }
    if (to != null) {
      asked.put("lte", UPPER);
    }
    return asked;
  }

  /** What goes to the vendor for it. */
  SequencedMap<String, Object> parameters(Object value) {
    SequencedMap<String, Object> sent = new LinkedHashMap<>();
    long margin = kind == ValueForm.DAY ? 86_400 : 1;
    if (!kind.isTime()) {
      sent.put(String.valueOf(from), String.valueOf(value));
      return sent;
    }
    if (from != null) {
      sent.put(from, String.valueOf(kind.of(Instant.parse(LOWER).minusSeconds(margin))));
    }
    if (to != null) {
      sent.put(to, String.valueOf(kind.of(Instant.parse(UPPER).plusSeconds(margin))));
    }
    return sent;
  }

  /**
   * Over a person of the stand-in: whether the vendor finds it.
   *
   * @param field what is compared
   */
  String condition(MappedField field, List<String> list) {
    if (kind.isTime()) {
      String moment = field.kind().millis(Members.expression(field.path()));
      return (from == null ? "" : unless(from) + moment + " >= " + asMillis(from) + ")")
          + (from == null || to == null ? "" : " and ")
          + (to == null ? "" : unless(to) + moment + " <= " + asMillis(to) + ")");
    }
    String parameter = "$query." + quoted(String.valueOf(from));
    if (unified.equals("emails.email")) {
      String values = Members.expression(field.path());
      values += ".$lowercase(" + Members.expression(field.item()) + ")";
      return unless(String.valueOf(from)) + "$lowercase(" + parameter + ") in " + values + ")";
    }
    String values = Members.expression(list) + ".$string(" + Members.expression(field.path()) + ")";
    return unless(String.valueOf(from)) + parameter + " in " + values + ")";
  }

  private static String unless(String parameter) {
    return "($not($exists($query." + quoted(parameter) + ")) or ";
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }

  private String asMillis(String parameter) {
    String value = "$query." + quoted(parameter);
    return kind == ValueForm.SECONDS || kind == ValueForm.MILLIS
        ? kind.millis("$number(" + value + ")")
        : kind.millis(value);
  }
}
