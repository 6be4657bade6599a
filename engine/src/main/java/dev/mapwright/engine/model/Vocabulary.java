package dev.mapwright.engine.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The only words that a field holds. What vendors write becomes one of them: compared without case
 * and with any signs between its parts, then by synonyms; a word that is not known becomes {@value
 * #OTHER} where the vocabulary has that, and nothing otherwise. Immutable.
 */
public final class Vocabulary {
  /** Stands for all words that are not known. */
  public static final String OTHER = "other";

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  /** Vendors write a few words again and again. */
  private static final int MOST_SEEN = 512;

  private static final int LONGEST_SEEN = 64;

  private final List<String> words;
  private final Map<String, String> canonical = new LinkedHashMap<>();
  private final Map<String, Optional<String>> seen = new ConcurrentHashMap<>();

  /**
   * A vocabulary.
   *
   * @param words as records hold them, in small letters with underscores
   * @param synonyms from what vendors write to one of the words
   */
  Vocabulary(List<String> words, Map<String, String> synonyms) {
    this.words = List.copyOf(words);
    words.forEach(word -> canonical.put(form(word), word));
    synonyms.forEach((synonym, word) -> canonical.putIfAbsent(form(synonym), word));
  }

  /** The words, in the model's order. */
  public List<String> words() {
    return words;
  }

  /** The word for what a vendor writes; empty if there is none. */
  public Optional<String> wordFor(String text) {
    Optional<String> known = seen.get(text);
    if (known == null) {
      known = find(text);
      if (seen.size() < MOST_SEEN && text.length() <= LONGEST_SEEN) {
        seen.put(text, known);
      }
    }
    return known;
  }

  private Optional<String> find(String text) {
    String form = form(text);
    String known = canonical.get(form);
    if (known == null) {
      // LinkedIn is one word, coverLetter are two.
      known = canonical.get(form(HUMP.matcher(text).replaceAll("_")));
    }
    return Optional.ofNullable(known).or(() -> words.stream().filter(OTHER::equals).findFirst());
  }

  private static String form(String text) {
    return BETWEEN.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Vocabulary vocabulary
        && vocabulary.words.equals(words)
        && vocabulary.canonical.equals(canonical);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return String.join(", ", words);
  }
}
