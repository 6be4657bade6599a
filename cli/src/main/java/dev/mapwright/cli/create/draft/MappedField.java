package dev.mapwright.cli.create.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A field of the vendor's records, and the unified field that it is taken for.
 *
 * @param unified the path in the model, from the record or the item of a list
 * @param path members of the record
 * @param many whether it holds a list
 * @param item members of an item of that list that lead to the value
 */
public record MappedField(
    String unified, List<String> path, boolean many, List<String> item, ValueForm kind) {
  private static final List<String> FIRST = List.of("Ada", "Žofie", "Bo");
  private static final List<String> LAST = List.of("Example", "Příkladová");
  private static final List<String> MAILS = List.of("ada@example.com", "zofie@example.com");
  private static final Instant MORNING = Instant.parse("2026-01-01T09:00:00Z");
  private static final long DAY = 86_400;

  public MappedField {
    path = List.copyOf(path);
    item = List.copyOf(item);
  }

  /** A member with one value. */
  public MappedField(String unified, String vendor, ValueForm kind) {
    this(unified, List.of(vendor), false, List.of(), kind);
  }

  /** The vendor's field as an expression. */
  public String expression() {
    return Members.expression(path);
  }

  /** The line of the mapping. */
  String line() {
    String value = Members.expression(item);
    SequencedMap<String, Object> map = new LinkedHashMap<>();
    switch (unified) {
      case "emails" -> map.put("email", value);
      case "phones" -> map.put("number", value);
      case "tags" -> map.put("name", value);
      case "urls" -> {
        map.put("url", value);
        if (isLinkedIn()) {
          map.put("type", Map.of("value", "linkedin"));
        }
      }
      default -> {
        String whole = item.isEmpty() ? expression() : expression() + "." + value;
        return unified + ": " + YamlText.of(whole);
      }
    }
    StringBuilder inner = new StringBuilder();
    map.forEach((name, one) ->
        inner
            .append(inner.isEmpty() ? "" : ", ")
            .append(name)
            .append(": ")
            .append(one.equals("$") ? "$" : YamlText.of(one)));
    return unified + ": {each: " + YamlText.of(expression()) + ", map: {" + inner + "}}";
  }

  private boolean isLinkedIn() {
    return !many && expression().toLowerCase(Locale.ROOT).contains("linkedin");
  }

  /** What the unified field holds for an invented person; {@code ""} where it holds nothing. */
  Object expected(int person) {
    Object value = plain(person);
    if (value.equals("")) {
      return value;
    }
    return switch (unified) {
      case "emails" -> List.of(Map.of("email", value));
      case "phones" -> List.of(Map.of("number", value));
      case "tags" -> List.of(Map.of("name", value));
      case "locations" -> List.of(value);
      case "urls" -> {
        SequencedMap<String, Object> url = new LinkedHashMap<>();
        url.put("url", value);
        if (isLinkedIn()) {
          url.put("type", "linkedin");
        }
        yield List.of(url);
      }
      default -> kind.isTime() ? kind.unified(time(person)) : String.valueOf(value);
    };
  }

  /** The value of an invented person, counted from 0; empty where that person has none. */
  Object invented(int person) {
    Object value = plain(person);
    if (!many) {
      return value;
    }
    return value.equals("") ? List.of() : List.of(Members.within(item, value));
  }

  private static Instant time(int person) {
    return MORNING.plusSeconds(DAY * person);
  }

  /** The same, if it is a list without the list around it. */
  Object plain(int person) {
    boolean isSparse = person >= LAST.size();
    if (kind.isTime()) {
      return kind.of(time(person));
    }
    return switch (unified) {
      case "id" -> kind.id(1001L + person);
      case "job.id" -> kind.id(501L + person);
      case "first_name" -> FIRST.get(person);
      case "last_name" -> isSparse ? "" : LAST.get(person);
      case "name" -> isSparse ? FIRST.get(person) : FIRST.get(person) + " " + LAST.get(person);
      case "emails" -> isSparse ? "" : MAILS.get(person);
      case "phones" -> isSparse ? "" : "+1 555 010" + person;
      case "urls" -> isSparse ? "" : "https://profiles.example.com/" + person;
      case "file_url" -> "https://files.example.com/" + person;
      default -> isSparse ? "" : InventedWords.of(unified);
    };
  }

  /** A value of the stand-in's person of number {@code $}. */
  Object inBulk() {
    Computed value = new Computed(plainInBulk());
    return many ? List.of(Members.within(item, value)) : value;
  }

  private String plainInBulk() {
    if (kind.isTime()) {
      return kind.ofMillis("1767600000000 + $floor($ / 2) * 3600000");
    }
    return switch (unified) {
      case "id" -> kind.ofNumber("2000 + $");
      case "job.id" -> kind.ofNumber("501 + $ % 2");
      case "first_name" -> "\"Applicant\"";
      case "last_name" -> "$string($)";
      case "name" -> "\"Applicant \" & $";
      case "emails" -> "\"applicant-\" & $ & \"@example.com\"";
      case "phones" -> "\"+1 555 \" & (1000 + $)";
      case "urls" -> "\"https://profiles.example.com/p\" & $";
      case "file_url" -> "\"https://files.example.com/f\" & $";
      default -> "\"" + InventedWords.of(unified) + "\"";
    };
  }
}
