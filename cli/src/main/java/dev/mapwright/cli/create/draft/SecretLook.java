package dev.mapwright.cli.create.draft;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells by name and look what may be somebody's: a credential, or who is meant. */
public final class SecretLook {
  private static final List<String> WORDS =
      List.of(
          "key",
          "token",
          "secret",
          "auth",
          "pass",
          "pwd",
          "cookie",
          "session",
          "signature",
          "credential",
          "csrf",
          "xsrf",
          "jwt",
          "bearer");
  private static final List<String> HARMLESS = List.of("keyword", "author");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9]{16,}");
  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{9}");
  private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{8}");

  private SecretLook() {}

  /** Whether what is called so, or looks so, is nothing to write into a file. */
  public static boolean isSecret(String name, String value) {
    String bare = name.toLowerCase(Locale.ROOT);
    for (String harmless : HARMLESS) {
      bare = bare.equals("authorization") ? bare : bare.replace(harmless, "");
    }
    return WORDS.stream().anyMatch(bare::contains) || looksSecret(value);
  }

  /** Whether a value looks like a token, an id, or somebody's address. */
  public static boolean looksSecret(String value) {
    return value.indexOf('@') >= 0
        || UUID.matcher(value).find()
        || LONG_NUMBER.matcher(value).find()
        || JWT.matcher(value).find()
        || LONG_WORD.matcher(value).results().map(MatchResult::group).anyMatch(SecretLook::isMixed);
  }

  private static boolean isMixed(String word) {
    return LETTER.matcher(word).find() && DIGIT.matcher(word).find();
  }
}
