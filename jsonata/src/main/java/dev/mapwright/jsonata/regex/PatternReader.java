package dev.mapwright.jsonata.regex;

import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a pattern as JavaScript does without its flag {@code u}, leniencies for the Web included: a
 * brace or bracket may stand for itself, {@code \8} is an eight.
 */
final class PatternReader {
  private static final int LENGTH = 20_000;
  private static final int NESTING = 200;

  private final String source;
  private final boolean ignoreCase;
  private final boolean multiline;
  private final GroupNames groups;
  private final EscapeReader escapes;
  private final PatternPosition at;
  private int opened;
  private int nesting;

  private PatternReader(String source, boolean ignoreCase, boolean multiline) {
    this.source = source;
    this.ignoreCase = ignoreCase;
    this.multiline = multiline;
    this.at = new PatternPosition(source);
    this.groups = GroupNames.of(source);
    this.escapes = new EscapeReader(at, groups);
  }

  /** A pattern: its term, and how many groups it has. */
  record Pattern(PatternNode term, int groups) {}

  /**
   * Reads a pattern.
   *
   * @throws JsonataException {@code M1004} if JavaScript would not take it, or if it is too large
   */
  static Pattern read(String source, boolean ignoreCase, boolean multiline) {
    if (source.length() > LENGTH) {
      throw JsonataException.of(
          "M1004", "A regular expression may have up to " + LENGTH + " characters");
    }
    try {
      PatternReader reader = new PatternReader(source, ignoreCase, multiline);
      PatternNode whole = reader.choice();
      if (!reader.at.isAtEnd()) {
        throw new PatternError("Unmatched ')'");
      }
      return new Pattern(whole, reader.groups.count());
    } catch (PatternError e) {
      throw JsonataException.of("M1004", "Not a regular expression: " + e.getMessage())
          .showing(source);
    }
  }

  private PatternNode choice() {
    List<PatternNode> alternatives = new ArrayList<>();
    do {
      alternatives.add(chain());
    } while (at.skip("|"));
    return alternatives.size() == 1
        ? alternatives.getFirst()
        : new PatternNode.Choice(alternatives);
  }

  private PatternNode chain() {
    List<PatternNode> parts = new ArrayList<>();
    while (!at.isAtEnd() && !at.isAt('|') && !at.isAt(')')) {
      int before = opened;
      PatternNode part = part();
      boolean fixed =
          part instanceof PatternNode.Edge
              || (part instanceof PatternNode.Look look && !look.ahead());
      Quantifier quantifier = Quantifier.read(at);
      if (quantifier != null && fixed) {
        throw new PatternError("Nothing to repeat");
      }
      parts.add(quantifier == null ? part : quantifier.of(part, before + 1, opened));
    }
    return parts.size() == 1 ? parts.getFirst() : new PatternNode.Chain(parts);
  }

  private PatternNode part() {
    if (Quantifier.read(at) != null) {
      throw new PatternError("Nothing to repeat");
    }
    int c = at.next();
    return switch (c) {
      case '^' -> multiline ? PatternNode.Edge.START_OF_LINE : PatternNode.Edge.START_OF_TEXT;
      case '$' -> multiline ? PatternNode.Edge.END_OF_LINE : PatternNode.Edge.END_OF_TEXT;
      case '.' -> new PatternNode.Chars(CharSet.LINE_ENDS.negated());
      case '(' -> group();
      case '[' -> new PatternNode.Chars(characterClass());
      case '\\' -> escaped(escapes.read());
      default -> chars(CharSet.of(c));
    };
  }

  private PatternNode escaped(EscapeReader.Escape escape) {
    return switch (escape) {
      case EscapeReader.Escape.Place place -> place.edge();
      case EscapeReader.Escape.Reference reference -> new PatternNode.Again(reference.group());
      case EscapeReader.Escape.Single character -> chars(CharSet.of(character.code()));
      case EscapeReader.Escape.OneOf oneOf -> chars(oneOf.set());
    };
  }

  private PatternNode chars(CharSet set) {
    return new PatternNode.Chars(ignoreCase ? LetterCases.closed(set) : set);
  }

  private PatternNode group() {
    if (++nesting > NESTING) {
      throw new PatternError("groups nest deeper than " + NESTING + " levels");
    }
    PatternNode group = groupBegun();
    if (!at.skip(")")) {
      throw new PatternError("Unterminated group");
    }
    nesting--;
    return group;
  }

  private PatternNode groupBegun() {
    if (!at.skip("?")) {
      int number = ++opened;
      return new PatternNode.Group(number, choice());
    }
    if (at.skip(":")) {
      // In a chain of its own, since what may not be repeated alone may be in a group.
      return new PatternNode.Chain(List.of(choice()));
    }
    if (at.skip("=")) {
      return new PatternNode.Look(choice(), true, true);
    }
    if (at.skip("!")) {
      return new PatternNode.Look(choice(), true, false);
    }
    if (at.skip("<=")) {
      return new PatternNode.Look(choice(), false, true);
    }
    if (at.skip("<!")) {
      return new PatternNode.Look(choice(), false, false);
    }
    if (at.skip("<")) {
      int number = ++opened;
      groups.readName(at);
      return new PatternNode.Group(number, choice());
    }
    throw new PatternError(
        "Invalid group; JavaScript knows (?:, (?=, (?!, (?<=, (?<! and (?<name>");
  }

  private CharSet characterClass() {
    boolean negated = at.skip("^");
    CharSet.Builder set = new CharSet.Builder();
    while (!at.skip("]")) {
      CharSet first = classItem();
      if (at.isAt('-') && !at.isAt("-]")) {
        at.next();
        range(set, first, classItem());
      } else {
        set.add(first);
      }
    }
    CharSet built = ignoreCase ? LetterCases.closed(set.build()) : set.build();
    return negated ? built.negated() : built;
  }

  /**
   * From one to another; a class such as {@code \d} on either side makes the hyphen a character.
   */
  private static void range(CharSet.Builder set, CharSet first, CharSet last) {
    if (first.single() < 0 || last.single() < 0) {
      set.add(first).add('-', '-').add(last);
    } else if (first.single() > last.single()) {
      throw new PatternError("Range out of order in character class");
    } else {
      set.add(first.single(), last.single());
    }
  }

  private CharSet classItem() {
    if (at.isAtEnd()) {
      throw new PatternError("Unterminated character class");
    }
    int c = at.next();
    if (c != '\\') {
      return CharSet.of(c);
    }
    return switch (escapes.readInClass()) {
      case EscapeReader.Escape.Single character -> CharSet.of(character.code());
      case EscapeReader.Escape.OneOf oneOf -> oneOf.set();
      case EscapeReader.Escape.Place _, EscapeReader.Escape.Reference _ ->
          throw new IllegalStateException("not in a class: " + source);
    };
  }
}
