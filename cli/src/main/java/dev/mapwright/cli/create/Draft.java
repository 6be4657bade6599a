package dev.mapwright.cli.create;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a new connector is to say, before it is text.
 *
 * @param name of the connector
 * @param label the vendor's name for people
 * @param origin scheme and host
 * @param prefix the path below which all requests go; empty or with a slash before it
 * @param headers that every request carries and that are nobody's
 * @param records members that lead to the records of an answer
 * @param record members that lead to the one record of an answer
 * @param guesses what is guessed, and by what
 * @param leftOut what of the given is not in the connector, and why
 */
record Draft(
    String name,
    String label,
    String origin,
    String prefix,
    DraftAccess access,
    SequencedMap<String, String> headers,
    DraftRequest list,
    Paging paging,
    List<String> records,
    DraftRequest get,
    List<String> record,
    People people,
    SequencedMap<Guess, String> guesses,
    List<String> leftOut) {
  Draft {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
    records = List.copyOf(records);
    record = List.copyOf(record);
    guesses = Collections.unmodifiableSequencedMap(new TreeMap<>(guesses));
    leftOut = List.copyOf(leftOut);
  }

  /** Where parameters go. */
  enum In {
    QUERY,
    JSON,
    FORM;

    /** As the languages of connectors and fixtures have it. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A connector of which nothing is known but its name. */
  static Draft plain(String name) {
    SequencedMap<Guess, String> guesses = new LinkedHashMap<>();
    guesses.put(Guess.BASE_URL, "write where the vendor's API is");
    guesses.put(Guess.ACCESS, "write what lets a request in");
    guesses.put(Guess.ERRORS, "write where an error has its words");
    guesses.put(Guess.LIST, "write which request lists candidates");
    guesses.put(Guess.RECORDS, "write where the answer has them");
    guesses.put(Guess.PAGES, "write how one gets the next page, and the largest one");
    guesses.put(Guess.GET, "write which request gets one candidate");
    guesses.put(Guess.MAP, "write what the vendor's fields are called");
    return new Draft(
        name,
        label(name),
        "https://api." + name + ".example",
        "",
        DraftAccess.usual(),
        new LinkedHashMap<>(),
        DraftRequest.get("/candidates"),
        Paging.usual(),
        List.of("data"),
        DraftRequest.get("/candidates/" + DraftRequest.ID),
        List.of(),
        People.usual(),
        guesses,
        List.of());
  }

  /** A name for people, of the name of a connector. */
  static String label(String name) {
    StringBuilder label = new StringBuilder();
    for (String word : name.split("-+", -1)) {
      if (!word.isEmpty()) {
        label.append(label.isEmpty() ? "" : " ");
        label.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    return label.toString();
  }
}
