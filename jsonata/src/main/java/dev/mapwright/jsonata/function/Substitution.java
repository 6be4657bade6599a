package dev.mapwright.jsonata.function;

import dev.mapwright.jsonata.regex.Match;
import dev.mapwright.jsonata.run.Run;

/** Puts what matched into a replacement text: {@code $0} the whole, {@code $1} the first group. */
final class Substitution {
  private Substitution() {}

  static String of(Run run, String replacement, Match match) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    int dollar = replacement.indexOf('$');
    while (dollar >= 0) {
      result.append(replacement, at, dollar);
      at = substitute(result, replacement, dollar + 1, match);
      run.checkStringLength(result.length());
      dollar = at < replacement.length() ? replacement.indexOf('$', at) : -1;
    }
    return result.append(replacement, at, replacement.length()).toString();
  }

  /** Appends what a dollar sign stands for; gives the position after it. */
  private static int substitute(
      StringBuilder result, String replacement, int afterDollar, Match match) {
    char c = afterDollar < replacement.length() ? replacement.charAt(afterDollar) : '\0';
    if (c == '$') {
      result.append('$');
      return afterDollar + 1;
    }
    if (c == '0') {
      result.append(match.text());
      return afterDollar + 1;
    }
    int groups = match.groups().size();
    int digits = groups == 0 ? 1 : (int) Math.log10(groups) + 1;
    int index = number(replacement, afterDollar, digits);
    if (digits > 1 && index > groups) {
      index = number(replacement, afterDollar, digits - 1);
    }
    if (index < 0) {
      result.append('$');
      return afterDollar;
    }
    if (index >= 1 && index <= groups && match.groups().get(index - 1) instanceof String group) {
      result.append(group);
    }
    return afterDollar + Integer.toString(index).length();
  }

  /** The number of at most so many digits at a position; -1 if there is none. */
  private static int number(String text, int from, int digits) {
    int value = -1;
    for (int i = from; i < Math.min(text.length(), from + digits); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      value = Math.max(value, 0) * 10 + (c - '0');
    }
    return value;
  }
}
