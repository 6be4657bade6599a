package dev.mapwright.cli.create.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a new connector is to say, before it is text.
 *
 * @param name of the connector
 * @param label the vendor's name for people
 * @param headers that every request carries and that are nobody's
 * @param guesses what is guessed, and by what
 * @param leftOut what of the given is not in the connector, and why
 */
public record Draft(
    String name,
    String label,
    DraftServer server,
    DraftAccess access,
    SequencedMap<String, String> headers,
    ErrorWords errors,
    DraftList list,
    DraftGet get,
    People people,
    SequencedMap<Guess, String> guesses,
    List<String> leftOut) {
  public Draft {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
    guesses = Collections.unmodifiableSequencedMap(new TreeMap<>(guesses));
    leftOut = List.copyOf(leftOut);
  }

  /** Where parameters go. */
  public enum In {
    QUERY,
    JSON,
    FORM;

    /** As the languages of connectors and fixtures have it. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The fields that a customer pastes in. */
  List<DraftField> fields() {
    return Stream.concat(server.fields().stream(), access.fields().stream()).distinct().toList();
  }

  /** A connector of which nothing is known but its name. */
  public static Draft plain(String name) {
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
        DraftServer.of("https://api." + name + ".example", ""),
        DraftAccess.usual(),
        new LinkedHashMap<>(),
        ErrorWords.usual(),
        new DraftList(DraftRequest.get("/candidates"), List.of("data"), Paging.usual(), List.of()),
        new DraftGet(DraftRequest.get("/candidates/" + DraftRequest.ID), List.of()),
        People.usual(),
        guesses,
        List.of());
  }

  /** A name for people, of the name of a connector. */
  public static String label(String name) {
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
