package dev.mapwright.engine.paging;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNumber;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a vendor is asked for one of its pages. Its text form goes into cursors. */
public sealed interface Pointer {

  /** The first page, of kinds that name only later ones. */
  record First() implements Pointer {}

  /** The page with a number. */
  record PageNumber(long page) implements Pointer {}

  /** The page after so many records. */
  record Offset(long offset) implements Pointer {}

  /** The page that a token stands for, as the vendor sent it: a text, a number, or several. */
  record Token(Object token) implements Pointer {
    /** A number is the same before and after a cursor, also one of several. */
    public Token {
      token =
          switch (token) {
            case Number number -> JsonNumber.of(number);
            case Map<?, ?> _, List<?> _ -> Objects.requireNonNull(Json.read(Json.write(token)));
            default -> token;
          };
    }
  }

  /** The page at a URL, absolute. */
  record Url(String url) implements Pointer {}

  /** A compact text that {@link #parse} reads. */
  default String text() {
    return switch (this) {
      case First _ -> "f";
      case PageNumber(long page) -> "p" + page;
      case Offset(long offset) -> "o" + offset;
      case Token(Object token) -> "t" + Json.write(token);
      case Url(String url) -> "u" + url;
    };
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Pointer parse(String text) {
    String rest = text.isEmpty() ? "" : text.substring(1);
    try {
      return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
        case 'f' -> new First();
        case 'p' -> new PageNumber(Long.parseLong(rest));
        case 'o' -> new Offset(Long.parseLong(rest));
        case 't' -> new Token(Json.read(rest));
        case 'u' -> new Url(rest);
        default -> throw new IllegalArgumentException("no place in a vendor's pages");
      };
    } catch (JsonataException | NumberFormatException e) {
      throw new IllegalArgumentException("no place in a vendor's pages", e);
    }
  }
}
