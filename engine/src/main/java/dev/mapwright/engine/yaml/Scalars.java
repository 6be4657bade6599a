package dev.mapwright.engine.yaml;

import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonNumber;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Plain scalars by YAML 1.2's core schema: {@code no} and {@code 12:30} stay text. */
public final class Scalars {
  private static final ScalarResolver CORE = new CoreScalarResolver(false);

  private Scalars() {}

  /** The value of a scalar without quotes. */
  public static Object plain(String text) {
    Tag tag = CORE.resolve(text, true);
    if (tag.equals(Tag.NULL)) {
      return JsonNull.NULL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.parseBoolean(text);
    }
    if (tag.equals(Tag.INT)) {
      return JsonNumber.of(whole(text));
    }
    if (tag.equals(Tag.FLOAT)) {
      double number = real(text);
      return Double.isFinite(number) ? JsonNumber.of(number) : text;
    }
    return text;
  }

  private static BigInteger whole(String text) {
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return new BigInteger(text);
  }

  /** JSON has neither infinities nor NaN; {@code .inf} and {@code .nan} stay text. */
  private static double real(String text) {
    boolean digits = text.chars().anyMatch(Character::isDigit);
    return digits ? Double.parseDouble(text) : Double.NaN;
  }
}
