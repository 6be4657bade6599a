package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.upstream.attempt.UnescapedText.Escape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The forms in which texts that were sent may come back: as they are, as parts of what was written
 * as Base64 or hexadecimals, and each of these in any {@linkplain UnescapedText escapes}. Not
 * thread-safe until it is complete.
 */
final class SecretForms {
  /** Shorter ones would blot out ordinary words. */
  private static final int SHORTEST = 4;

  /** The same for a word of a header, and for what is known by its letters and digits alone. */
  private static final int SHORTEST_PART = 8;

  /** The same for a text that is known however it is broken up. */
  private static final int SHORTEST_SPACED = 12;

  /** So many escapes within each other are taken out. */
  private static final int LEVELS = 3;

  private final Set<String> plain = new HashSet<>();
  private final Set<String> packed = new HashSet<>();

  /** Adds a text. */
  void add(String text) {
    String stripped = text.strip();
    if (stripped.length() < SHORTEST) {
      return;
    }
    plain.add(UnescapedText.folded(stripped));
    addPacked(stripped, SHORTEST_SPACED);
    byte[] bytes = stripped.getBytes(StandardCharsets.UTF_8);
    addPacked(HexFormat.of().formatHex(bytes), SHORTEST_PART);
    String alone = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    plain.add(UnescapedText.folded(alone));
    addPacked(alone, SHORTEST_PART);
    for (int before = 0; before < 3; before++) {
      addPacked(amidst(before, bytes), SHORTEST_PART);
    }
  }

  /** What Base64 makes of bytes behind so many others, but for what depends on their neighbours. */
  private static String amidst(int before, byte[] bytes) {
    byte[] moved = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, moved, before, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(moved);
    int whole = moved.length * 8 / 6;
    return text.substring(before == 0 ? 0 : before + 1, Math.max(before + 1, whole));
  }

  private void addPacked(String text, int shortest) {
    StringBuilder only = new StringBuilder();
    text.chars().filter(Character::isLetterOrDigit).forEach(c -> only.append((char) c));
    if (only.length() >= shortest) {
      packed.add(UnescapedText.folded(only.toString()));
    }
  }

  /** Adds a header's value: as a whole, what follows its scheme, its words, what a pair is of. */
  void addHeader(String value) {
    add(value);
    String[] parts = value.strip().split("\\s+", 2);
    if (parts.length == 2) {
      add(parts[1]);
      if (parts[0].equalsIgnoreCase("Basic")) {
        addPair(parts[1]);
      }
    }
    for (String word : words(value)) {
      if (word.length() >= SHORTEST_PART) {
        add(word);
      }
    }
  }

  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    for (String word : value.split("[\\s,;]+")) {
      words.add(word);
      words.add(word.substring(word.indexOf('=') + 1).replace("\"", ""));
    }
    return words;
  }

  private void addPair(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      add(pair);
      for (String part : pair.split(":", 2)) {
        add(part);
      }
    } catch (IllegalArgumentException _) {
      // not Base64 after all: struck out as it is
    }
  }

  /** Which characters of a text belong to one of them. */
  BitSet in(String text) {
    BitSet found = new BitSet();
    Set<String> seen = new HashSet<>();
    List<UnescapedText> views = List.of(UnescapedText.of(text));
    for (int level = 0; level <= LEVELS; level++) {
      for (UnescapedText view : views) {
        view.mark(plain, found);
        view.packed().mark(packed, found);
      }
      views =
          views.stream()
              .flatMap(SecretForms::unescaped)
              .filter(view -> seen.add(view.text()))
              .toList();
    }
    return found;
  }

  private static Stream<UnescapedText> unescaped(UnescapedText view) {
    return Arrays.stream(Escape.values())
        .mapMulti((escape, views) -> {
          UnescapedText without = view.without(escape);
          if (without != null) {
            views.accept(without);
          }
        });
  }
}
