package dev.mapwright.cli.create.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Where an error of the vendor has its words.
 *
 * @param members that lead to them
 * @param listed whether the first of these holds a list of errors
 */
public record ErrorWords(List<String> members, boolean listed) {
  public ErrorWords {
    members = List.copyOf(members);
  }

  /** Where many vendors have them. */
  public static ErrorWords usual() {
    return new ErrorWords(List.of("message"), false);
  }

  String expression() {
    return Members.expression(members);
  }

  /** A body that says so. */
  SequencedMap<String, Object> body(String words) {
    SequencedMap<String, Object> body = new LinkedHashMap<>();
    Members.put(body, members, words);
    if (listed) {
      body.replaceAll((_, value) -> List.of(value));
    }
    return body;
  }
}
