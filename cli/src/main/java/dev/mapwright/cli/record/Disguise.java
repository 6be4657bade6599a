package dev.mapwright.cli.record;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what is somebody's in a vendor's answers by invented values of the same form. The same
 * value becomes the same everywhere, so that joins hold. What stays: dates, small numbers, true and
 * false, the words that the connector or the model knows, and the keys of objects. Not thread-safe.
 */
final class Disguise {
  /** Shorter ids are counted things, such as stages, and tell of nobody. */
  private static final int SHORTEST_ID = 5;

  /** A shorter value of the account is a word like others. */
  private static final int SHORTEST_OWN = 4;

  /** A shorter value is not looked for within others. */
  private static final int SHORTEST_PART = 6;

  private final Set<String> words;
  private final Set<String> origins;
  private final Predicate<String> isId;
  private final Invention invention = new Invention();
  private final Map<String, String> replaced = new HashMap<>();
  private final Map<PersonalKind, Set<String>> kinds = new EnumMap<>(PersonalKind.class);
  private final Set<String> kept = new TreeSet<>();
  private final Set<String> account = new HashSet<>();

  /**
   * Has replaced nothing but the account yet.
   *
   * @param words that the connector and the model know
   * @param origins of the vendor, whose URLs lead where they led
   * @param account what stands for the account's own values, by those
   * @param isId whether the connector takes a text for the id of a record
   */
  Disguise(
      Set<String> words, Set<String> origins, Map<String, String> account, Predicate<String> isId) {
    this.isId = isId;
    this.words = new HashSet<>(words);
    this.origins = Set.copyOf(origins);
    account.forEach((own, others) -> {
      if (own.length() >= SHORTEST_OWN && !own.equals(others)) {
        replaced.put(own, others);
        this.account.add(own);
      }
    });
  }

  /** How many different values of each kind were replaced. */
  Map<PersonalKind, Integer> counts() {
    Map<PersonalKind, Integer> counts = new EnumMap<>(PersonalKind.class);
    kinds.forEach((kind, values) -> counts.put(kind, values.size()));
    return counts;
  }

  /** The texts that stayed, since the connector or the model knows them. */
  Set<String> kept() {
    return kept;
  }

  /** What was replaced, by what it was. */
  Map<String, String> replaced() {
    return Map.copyOf(replaced);
  }

  /** Finds the ids in an answer, so that they are known wherever else they stand. */
  void learn(@Nullable Object value) {
    learn("", value);
  }

  private void learn(String key, @Nullable Object value) {
    switch (value) {
      case List<?> items -> items.forEach(item -> learn(key, item));
      case Map<?, ?> object ->
          object.forEach((name, member) -> {
            words.add(name.toString()); // a text that is a key elsewhere is the vendor's word
            learn(name.toString(), member);
          });
      case String text when isLongId(key, text) -> replace(text, PersonalKind.ID);
      case Long number when isLongNumber(number.toString()) ->
          replace(number.toString(), PersonalKind.ID);
      case null, default -> {}
    }
  }

  /** A number with so many digits is mostly an id, whatever its key. */
  private static boolean isLongNumber(String text) {
    return text.length() >= SHORTEST_ID && !text.startsWith("-") && !isMoment(text);
  }

  private boolean isLongId(String key, String text) {
    return PersonalKind.isId(key)
        && text.length() >= SHORTEST_ID
        && !isMoment(text)
        && !words.contains(text)
        && PersonalKind.of(key, text) == PersonalKind.ID;
  }

  /** The value with everything replaced that is somebody's. */
  @Nullable Object of(@Nullable Object value) {
    return of("", value);
  }

  private @Nullable Object of(String key, @Nullable Object value) {
    return switch (value) {
      case List<?> items -> items.stream().<@Nullable Object>map(item -> of(key, item)).toList();
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> made = new LinkedHashMap<>();
        object.forEach((name, member) -> {
          String known = replaced.get(name.toString());
          made.put(known == null ? name.toString() : known, of(name.toString(), member));
        });
        yield made;
      }
      case String text -> text(key, text);
      case Number number -> number(key, number);
      case null, default -> value;
    };
  }

  private Object number(String key, Number number) {
    String text = number.toString();
    String known = replaced.get(text);
    if (known != null) {
      return number instanceof Long ? (Object) Long.valueOf(known) : new BigDecimal(known);
    }
    return PersonalKind.isAboutPeople(key) && number instanceof Long && !text.startsWith("-")
        ? Long.valueOf(replace(text, PersonalKind.NUMBER))
        : number;
  }

  private String text(String key, String text) {
    String known = replaced.get(text);
    if (known != null) {
      return known;
    }
    PersonalKind kind = PersonalKind.of(key, text);
    if (text.isBlank()
        || text.length() < 2
        || (isMoment(text) && !PersonalKind.isAboutPeople(key))
        || (text.matches("-?[0-9]{1,4}(\\.[0-9]+)?") && !PersonalKind.isAboutPeople(key))) {
      return text;
    }
    if (kind != PersonalKind.NAME && words.contains(text)) {
      kept.add(text);
      return text;
    }
    if (kind == PersonalKind.URL) {
      return url(text);
    }

    return replace(text, kind);
  }

  /** Those of the vendor lead where they led, with what is known in them replaced. */
  String url(String text) {
    try {
      URI uri = new URI(text);
      String origin = uri.getScheme() + "://" + uri.getRawAuthority();
      if (origins.contains(origin)) {
        return within(text);
      }
      String rest = text.substring(Math.min(text.length(), origin.length()));
      String made = "https://files.example.com" + invention.like(rest);
      note(text, made, PersonalKind.URL);
      return made;
    } catch (URISyntaxException e) {
      return replace(text, PersonalKind.TEXT);
    }
  }

  /** A text with all in it replaced that was replaced elsewhere. */
  String within(String text) {
    String made = text;
    for (Map.Entry<String, String> each :
        replaced.entrySet().stream()
            .filter(entry ->
                entry.getKey().length() >= SHORTEST_PART || account.contains(entry.getKey()))
            .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
            .toList()) {
      made = made.replace(each.getKey(), each.getValue());
      made = made.replace(encoded(each.getKey()), encoded(each.getValue()));
    }
    return made;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String replace(String text, PersonalKind kind) {
    String made =
        switch (kind) {
          case EMAIL -> invention.email(text);
          case ID -> id(text);
          case URL, PHONE, NAME, TEXT, NUMBER -> invention.like(text);
        };
    note(text, made, kind);
    return made;
  }

  /** An id stays one for the connector. */
  private String id(String text) {
    return Stream.of(
            invention.likeId(text), invention.likeBehindPrefix(text), invention.likeInDigits(text))
        .filter(made -> isId.test(made) || !isId.test(text))
        .findFirst()
        .orElseGet(() -> invention.likeId(text));
  }

  private void note(String text, String made, PersonalKind kind) {
    replaced.put(text, made);
    kinds.computeIfAbsent(kind, _ -> new HashSet<>()).add(text);
  }

  private static boolean isMoment(String text) {
    return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+(Z|[+-][0-9:]+)?)?")
        || text.matches("(1[0-9]{9}|1[0-9]{12})");
  }
}
