package dev.mapwright.jsonata.run;

import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.List;

/** Reads the parameters of a signature such as {@code <s-n?:s>}. */
final class SignatureReader {
  private static final String ANY = "asnblfom";
  private static final int MOST = 255;

  private final String text;
  private final List<SignatureParameter> parameters = new ArrayList<>();

  private SignatureReader(String text) {
    this.text = text;
  }

  static List<SignatureParameter> parameters(String text) {
    SignatureReader reader = new SignatureReader(text);
    reader.read();
    return reader.parameters;
  }

  private void read() {
    int end = text.length() - 1;
    for (int i = 1; i < end && text.charAt(i) != ':'; i++) {
      char symbol = text.charAt(i);
      switch (symbol) {
        case 's', 'n', 'b', 'l', 'o' -> add(symbol + "m", symbol);
        case 'a', 'x' -> add(ANY, symbol);
        case 'j' -> add("asnblom", symbol);
        case 'f' -> add("f", symbol);
        case '(' -> {
          int close = closing(i, '(', ')');
          choice(text.substring(i + 1, close));
          i = close;
        }
        case '<' -> {
          int close = closing(i, '<', '>');
          typed(text.substring(i + 1, close));
          i = close;
        }
        case '-', '?', '+' -> repeat(symbol);
        default -> {}
      }
    }
  }

  private void add(String kinds, char type) {
    if (parameters.size() == MOST) {
      throw JsonataException.of(
          "S0402", "A function signature has at most " + MOST + " parameters");
    }
    int mask = 0;
    for (int i = 0; i < kinds.length(); i++) {
      mask |= SignatureParameter.bit(kinds.charAt(i));
    }
    parameters.add(
        new SignatureParameter(
            mask, type, "", SignatureParameter.Context.NOTHING, SignatureParameter.Repeat.ONCE));
  }

  private void choice(String kinds) {
    if (kinds.indexOf('<') >= 0) {
      throw JsonataException.of(
          "S0402", "Choice groups containing parameterized types are not supported");
    }
    add(kinds.startsWith("^") ? allBut(kinds + "m") : kinds + "m", '(');
  }

  /** As in the reference, where a choice is a class of a regular expression. */
  private static String allBut(String kinds) {
    StringBuilder others = new StringBuilder();
    for (char kind : "asnblofm".toCharArray()) {
      if (kinds.indexOf(kind) < 0) {
        others.append(kind);
      }
    }
    return others.toString();
  }

  private void typed(String items) {
    char type = parameters.isEmpty() ? ' ' : parameters.getLast().type();
    if (type != 'a' && type != 'f') {
      throw JsonataException.of(
          "S0401", "Type parameters can only be applied to functions and arrays");
    }
    parameters.add(parameters.removeLast().ofItems(items));
  }

  /** A sign before the first parameter means nothing. */
  private void repeat(char sign) {
    if (parameters.isEmpty()) {
      return;
    }
    SignatureParameter last = parameters.removeLast();
    SignatureParameter.Repeat repeat = last.repeat().with(sign == '-' ? '?' : sign);
    if (repeat == null) {
      throw JsonataException.of(
          "S0402", "Not a function signature: '" + sign + "' cannot follow there");
    }
    SignatureParameter.Context context = last.context();
    if (sign == '-') {
      context =
          last.repeat().isOptional()
              ? SignatureParameter.Context.ANYTHING
              : SignatureParameter.Context.OF_THE_SAME_KIND;
    }
    parameters.add(
        new SignatureParameter(last.kinds(), last.type(), last.items(), context, repeat));
  }

  private int closing(int open, char opening, char closing) {
    int depth = 1;
    int i = open;
    while (depth > 0 && ++i < text.length()) {
      depth += text.charAt(i) == opening ? 1 : text.charAt(i) == closing ? -1 : 0;
    }
    return Math.min(i, text.length() - 1);
  }
}
