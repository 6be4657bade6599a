package dev.mapwright.cli.create.curl;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** The words of a command as a shell takes them apart: quotes of all three kinds, and escapes. */
final class ShellWords {
  private static final String ENDS = "|;&<>";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * The words.
   *
   * @throws CommandFailure if a quote does not end, or there is more than one command
   */
  static List<String> of(String command) {
    return new ShellWords(command).read();
  }

  private List<String> read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (Character.isWhitespace(c)) {
        end();
      } else if (c == '\'') {
        single();
      } else if (c == '"') {
        doubled();
      } else if (c == '$' && at < text.length() && text.charAt(at) == '\'') {
        at++;
        escaped();
      } else if (c == '\\') {
        backslash();
      } else if (ENDS.indexOf(c) >= 0) {
        throw wrong("has a bare '" + c + "'. Give one curl command alone, its URL in quotes");
      } else {
        add(c);
      }
    }
    end();
    return words;
  }

  private void add(char c) {
    inWord = true;
    word.append(c);
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }

  private char next() {
    if (at == text.length()) {
      throw wrong("has a quote that does not end. Copy it whole");
    }
    return text.charAt(at++);
  }

  private void single() {
    inWord = true;
    for (char c = next(); c != '\''; c = next()) {
      word.append(c);
    }
  }

  private void doubled() {
    inWord = true;
    for (char c = next(); c != '"'; c = next()) {
      if (c == '\\') {
        char after = next();
        if ("\"\\$`".indexOf(after) >= 0) {
          word.append(after);
        } else if (after != '\n') {
          word.append(c).append(after);
        }
      } else {
        word.append(c);
      }
    }
  }

  /** As browsers write what has a quote in it. */
  private void escaped() {
    inWord = true;
    for (char c = next(); c != '\''; c = next()) {
      if (c != '\\') {
        word.append(c);
        continue;
      }
      char after = next();
      switch (after) {
        case 'n' -> word.append('\n');
        case 'r' -> word.append('\r');
        case 't' -> word.append('\t');
        case 'u' -> code(4);
        case 'x' -> code(2);
        default -> word.append(after);
      }
    }
  }

  private void code(int digits) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      hex.append(next());
    }
    if (!hex.toString().matches("[0-9A-Fa-f]+")) {
      throw wrong("has an escape that is none");
    }
    word.append((char) Integer.parseInt(hex.toString(), 16));
  }

  private void backslash() {
    if (at == text.length()) {
      return;
    }
    char after = text.charAt(at++);
    if (after == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
    } else if (after != '\n') {
      add(after);
    }
  }

  private static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.USAGE, "The command of --from-curl " + what + ".");
  }
}
