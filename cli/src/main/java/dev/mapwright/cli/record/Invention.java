package dev.mapwright.cli.record;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Invents a text for a text: of the same form and length, always the same one for the same text,
 * and by a key that nobody has, so that nothing can be undone by trying. Not thread-safe.
 */
final class Invention {
  private static final String VOWELS = "aeiou";
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String ACCENTED = "áéíóú";

  private final SecretKeySpec key;
  private final Map<String, String> invented = new HashMap<>();

  Invention() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** Letters for letters, digits for digits; all other characters stay. */
  String like(String text) {
    return invented.computeIfAbsent(text, this::invent);
  }

  /** The same for what is written in hexadecimals as far as its letters go. */
  String likeId(String text) {
    return text.matches("[0-9a-fA-F-]{8,}")
        ? invented.computeIfAbsent(text, this::inventHex)
        : like(text);
  }

  /** The same with everything kept up to the last sign that parts it, such as {@code ap_}. */
  String likeBehindPrefix(String text) {
    int end = text.length();
    while (end > 0 && Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + like(text.substring(end));
  }

  /** Digits for digits alone. */
  String likeInDigits(String text) {
    String letters = text.replaceAll("[0-9]+", "");
    return letters.isEmpty() ? like(text) : replacedDigits(text);
  }

  private String replacedDigits(String text) {
    StringBuilder made = new StringBuilder();
    Matcher digits = Pattern.compile("[0-9]+").matcher(text);
    while (digits.find()) {
      digits.appendReplacement(made, like(digits.group()));
    }
    return digits.appendTail(made).toString();
  }

  /** An address at a domain that is nobody's, the name in it as long as it was. */
  String email(String address) {
    int at = address.lastIndexOf('@');
    return like(address.substring(0, at)) + "@example.com";
  }

  private String inventHex(String text) {
    Stream of = new Stream(text);
    StringBuilder made = new StringBuilder();
    for (char c : text.toCharArray()) {
      char one = Character.isDigit(c) ? digit(of, made) : (char) ('a' + of.next(6));
      made.append(c == '-' ? c : Character.isUpperCase(c) ? Character.toUpperCase(one) : one);
    }
    return made.toString();
  }

  private String invent(String text) {
    Stream of = new Stream(text);
    StringBuilder made = new StringBuilder();
    text.codePoints().forEach(c -> made.appendCodePoint(one(c, of, made)));
    return made.toString();
  }

  private static int one(int c, Stream of, StringBuilder before) {
    if (Character.isDigit(c)) {
      return digit(of, before);
    }
    if (!Character.isLetter(c)) {
      return c;
    }
    int lower = Character.toLowerCase(c);
    String among = lower > 0x7f ? ACCENTED : VOWELS.indexOf(lower) >= 0 ? VOWELS : CONSONANTS;
    int made = among.charAt(of.next(among.length()));
    return Character.isUpperCase(c) ? Character.toUpperCase(made) : made;
  }

  /** The first digit of a number stays one that a number may begin with. */
  private static char digit(Stream of, StringBuilder before) {
    return (char) (before.isEmpty() ? '1' + of.next(9) : '0' + of.next(10));
  }

  /** Numbers that depend on a text and the key. */
  private final class Stream {
    private final String text;
    private byte[] bytes = new byte[0];
    private int at;
    private int block;

    Stream(String text) {
      this.text = text;
    }

    int next(int bound) {
      if (at == bytes.length) {
        bytes = hash(text + '\u0000' + block++);
        at = 0;
      }
      return (bytes[at++] & 0xff) % bound;
    }
  }

  private byte[] hash(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }
}
