package dev.mapwright.cli.create;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A field of the vendor's records, and the unified field that it is taken for.
 *
 * @param unified at the top of the model
 * @param vendor the member of the record
 */
record MappedField(String unified, String vendor) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final List<String> FIRST = List.of("Ada", "Žofie", "Bo");
  private static final List<String> LAST = List.of("Example", "Příkladová");
  private static final List<String> MAILS = List.of("ada@example.com", "zofie@example.com");

  /** The vendor's field as an expression. */
  String expression() {
    return NAME.matcher(vendor).matches() ? vendor : "`" + vendor + "`";
  }

  /** The line of the mapping. */
  String line() {
    return unified
        + ": "
        + switch (unified) {
          case "emails" -> "{each: " + YamlText.of(expression()) + ", map: {email: $}}";
          case "phones" -> "{each: " + YamlText.of(expression()) + ", map: {number: $}}";
          default -> YamlText.of(expression());
        };
  }

  /** What the unified field holds for a value of the vendor. */
  Object expected(Object value) {
    return switch (unified) {
      case "emails" -> List.of(Map.of("email", value));
      case "phones" -> List.of(Map.of("number", value));
      default -> String.valueOf(value);
    };
  }

  /** The value of an invented person, counted from 0; {@code ""} where that person has none. */
  Object invented(int person) {
    boolean isSparse = person >= LAST.size();
    return switch (unified) {
      case "id" -> 1001L + person;
      case "first_name" -> FIRST.get(person);
      case "last_name" -> isSparse ? "" : LAST.get(person);
      case "name" -> isSparse ? FIRST.get(person) : FIRST.get(person) + " " + LAST.get(person);
      case "emails" -> isSparse ? "" : MAILS.get(person);
      case "phones" -> isSparse ? "" : "+1 555 010" + person;
      case "company" -> isSparse ? "" : "Example Works";
      case "title" -> isSparse ? "" : "Engineer";
      default -> "2026-01-0" + (person + 1) + "T09:00:00Z";
    };
  }

  /** An expression for the value of the stand-in's person of number {@code $}. */
  String inBulk() {
    return switch (unified) {
      case "id" -> "2000 + $";
      case "first_name" -> "\"Applicant\"";
      case "last_name" -> "$string($)";
      case "name" -> "\"Applicant \" & $";
      case "emails" -> "\"applicant-\" & $ & \"@example.com\"";
      case "phones" -> "\"+1 555 \" & (1000 + $)";
      case "company" -> "\"Example Works\"";
      case "title" -> "\"Engineer\"";
      default -> "$fromMillis(1767600000000 + $floor($ / 2) * 3600000)";
    };
  }
}
