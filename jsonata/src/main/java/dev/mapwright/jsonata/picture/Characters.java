package dev.mapwright.jsonata.picture;

/** Kinds of characters that components are read from, and comparison without regard to case. */
public enum Characters {
  DIGITS("0123456789"),
  LETTERS("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  ROMAN("mdclxviMDCLXVI"),
  SIGNS("+-");

  private final String members;

  Characters(String members) {
    this.members = members;
  }

  public boolean contains(String text, int at) {
    return at < text.length() && members.indexOf(text.charAt(at)) >= 0;
  }

  /** For each position, the end of the run of these characters that begins there. */
  public int[] runs(String text) {
    int[] ends = new int[text.length() + 1];
    ends[text.length()] = text.length();
    for (int i = text.length() - 1; i >= 0; i--) {
      ends[i] = contains(text, i) ? Math.max(i + 1, ends[i + 1]) : i;
    }
    return ends;
  }

  /** Whether a text goes on with another one, in whatever case. */
  public static boolean startsWith(String text, int at, String wanted) {
    if (at + wanted.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (folded(text.charAt(at + i)) != folded(wanted.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** As JavaScript folds case: no other character becomes an ASCII letter. */
  private static char folded(char c) {
    char upper = Character.toUpperCase(c);
    return c >= 128 && upper < 128 ? c : upper;
  }
}
