package dev.mapwright.jsonata.picture.time;

import dev.mapwright.jsonata.picture.Characters;
import dev.mapwright.jsonata.picture.number.NumberWords;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A number in English words, with spaces, commas, hyphens and "and" between them. */
record WordsPiece() implements TextPiece {
  /** By first letter, in the order they are tried: the first that lets the rest match is taken. */
  private static final Map<Character, List<String>> TOKENS =
      Stream.concat(NumberWords.vocabulary().stream(), Stream.of("and", "-", ",", " "))
          .collect(Collectors.groupingBy(token -> token.charAt(0)));

  @Override
  public int[] ends(String text, Starts next) {
    int[] ends = new int[text.length() + 1];
    int[] continued = new int[text.length() + 1];
    Arrays.fill(continued, NO_END);
    for (int at = text.length(); at >= 0; at--) {
      ends[at] = afterToken(text, at, continued);
      boolean endsHere = ends[at] == NO_END && next.contains(at);
      continued[at] = endsHere ? at : ends[at];
    }
    return ends;
  }

  private static int afterToken(String text, int at, int[] continued) {
    char first = at < text.length() ? Character.toLowerCase(text.charAt(at)) : 0;
    for (String token : TOKENS.getOrDefault(first, List.of())) {
      if (Characters.startsWith(text, at, token) && continued[at + token.length()] != NO_END) {
        return continued[at + token.length()];
      }
    }
    return NO_END;
  }
}
