package dev.mapwright.jsonata.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the scanner takes, Jackson takes, with the same values; whatever it does not take is
 * Jackson's to judge. {@code -Djson.mutations=10000000} tries more damaged documents, {@code
 * -Djson.seed=N} others.
 */
class JsonScannerTest {
  private static final int MUTATIONS = Integer.getInteger("json.mutations", 200_000);
  private static final long SEED = Long.getLong("json.seed", 20261130);

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "plain",
          "a rather long text of more than eight bytes",
          "Zoë",
          "日本語",
          "😀 smile",
          "\\\"",
          "\\\\",
          "\\/",
          "\\n\\t\\b\\f\\r",
          "\\u0041",
          "\\ud83d\\ude00",
          "\\ud800",
          "\u00a0",
          "\u3000x",
          "\u007f",
          "12345678",
          "1234567",
          "é".repeat(40));

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-17",
          "123456789012345678",
          "999999999999999999",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "12345678901234567890123",
          "1.0",
          "-0.0",
          "1.50e1",
          "1e3",
          "1E-7",
          "1e999",
          "0.1",
          "5e-324",
          "123456789.123456789");

  /** What mutations put in: what means something in JSON, and bytes of characters beyond ASCII. */
  private static final byte[] SIGNS =
      "{}[],:\"\\ \n\t0123456789-+.eEtrufalsn/bx\u00e9\u3000\ud83d\ude00".getBytes(UTF_8);

  @Test
  void documentsHaveTheSameValues() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      byte[] document = document(random);

      assertThat(JsonScanner.scan(document)).as(text(document)).isNotNull();
      assertSame(document);
    }
  }

  @Test
  void damagedDocumentsAreJudgedAlike() {
    Random random = new Random(SEED + 1);
    byte[] document = document(random);
    int taken = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      if (i % 50 == 0) {
        document = document(random);
      }
      byte[] damaged = mutation(random, document);
      taken += assertSame(damaged) ? 1 : 0;
    }
    assertThat(taken).as("mutations that are still JSON").isGreaterThan(MUTATIONS / 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[1,]",
        "{\"a\":1,}",
        "[1 2]",
        "{\"a\" 1}",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "[",
        "{",
        "\"",
        "tru",
        "nul",
        "truex",
        "[1]x",
        "{a:1}",
        "{'a':1}",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\",
        "NaN",
        "[,1]",
        "{,}",
        "//x\n1",
        "\ufeff1"
      })
  void whatIsNoJsonIsLeft(String document) {
    assertThat(JsonScanner.scan(document.getBytes(UTF_8))).isNull();
  }

  @Test
  void bytesThatAreNoStrictTextAreLeft() {
    for (int[] bytes :
        new int[][] {
          {0x80},
          {0xc0, 0x80},
          {0xc3},
          {0xe0, 0x80, 0x80},
          {0xed, 0xa0, 0x80},
          {0xf0, 0x80, 0x80, 0x80},
          {0xf4, 0x90, 0x80, 0x80},
          {0xf5, 0x80, 0x80, 0x80},
          {0xff},
          {0x1f},
          {0x00}
        }) {
      ByteArrayOutputStream document = new ByteArrayOutputStream();
      document.write('"');
      Arrays.stream(bytes).forEach(document::write);
      document.write('"');

      assertThat(JsonScanner.scan(document.toByteArray())).as(Arrays.toString(bytes)).isNull();
    }
  }

  @Test
  void depthIsBounded() {
    String deep = "[".repeat(1_000) + "]".repeat(1_000);

    assertThat(Json.read(deep)).isInstanceOf(List.class);
    assertThatThrownBy(() -> Json.read("[" + deep + "]"))
        .isInstanceOf(JsonataException.class)
        .extracting("code")
        .isEqualTo("M2002");
  }

  @Test
  void ofDuplicateNamesTheLastCounts() {
    Object read = Json.read("{\"a\":1,\"b\":2,\"a\":3}");

    assertThat(read).hasToString("{a=3, b=2}");
    assertThat(Json.read("{\"a\":1,\"b\":2,\"\\u0061\":3}")).isEqualTo(read);
  }

  /** What is not marked as hollow holds nothing that is null, blank or empty. */
  @Test
  void whatSaysNothingIsMarked() {
    Random random = new Random(SEED + 2);
    for (int i = 0; i < 5_000; i++) {
      checkMarks(Json.read(document(random)));
    }
  }

  private static void checkMarks(Object value) {
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        assertThat(object.mayBeHollow(i) || !isHollow(object.valueAt(i))).isTrue();
        checkMarks(object.valueAt(i));
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        assertThat(array.mayBeHollow(i) || !isHollow(array.get(i))).isTrue();
        checkMarks(array.get(i));
      }
    }
  }

  private static boolean isHollow(Object value) {
    return switch (value) {
      case JsonNull _ -> true;
      case String text -> text.replace('\u00a0', ' ').isBlank();
      case List<?> list -> list.isEmpty() || list.stream().anyMatch(JsonScannerTest::isHollow);
      case Map<?, ?> map ->
          map.isEmpty() || map.values().stream().anyMatch(JsonScannerTest::isHollow);
      default -> false;
    };
  }

  /** Whether both take it; fails if only the scanner does, or they find different values. */
  private static boolean assertSame(byte[] document) {
    JsonTape tape = JsonScanner.scan(document);
    if (tape == null) {
      return false;
    }
    Object expected = carefully(document);
    assertThat(expected).as(() -> "taken, and Jackson refuses: " + text(document)).isNotNull();
    Object found = tape.root();
    if (!found.equals(expected) || !Json.write(found).equals(Json.write(expected))) {
      assertThat(Json.write(found)).as(text(document)).isEqualTo(Json.write(expected));
      assertThat(found).as(text(document)).isEqualTo(expected);
    }
    assertSameBytes(found, expected);
    return true;
  }

  private static void assertSameBytes(Object found, @Nullable Object expected) {
    if (found instanceof JsonObject one && expected instanceof JsonObject other) {
      assertThat(String.valueOf(one.raw())).isEqualTo(String.valueOf(other.raw()));
      for (int i = 0; i < one.size(); i++) {
        assertSameBytes(one.valueAt(i), other.valueAt(i));
      }
    } else if (found instanceof List<?> one && expected instanceof List<?> other) {
      for (int i = 0; i < one.size(); i++) {
        assertSameBytes(one.get(i), other.get(i));
      }
    }
  }

  private static @Nullable Object carefully(byte[] document) {
    try {
      return JsonReader.read(document);
    } catch (JsonataException _) {
      return null;
    }
  }

  private static String text(byte[] document) {
    return new String(document, UTF_8);
  }

  private static byte[] document(Random random) {
    StringBuilder out = new StringBuilder();
    value(random, 4, out);
    return out.append(blank(random)).toString().getBytes(UTF_8);
  }

  private static void value(Random random, int depth, StringBuilder out) {
    out.append(blank(random));
    switch (random.nextInt(depth == 0 ? 5 : 9)) {
      case 0, 1 -> out.append('"').append(one(random, TEXTS)).append('"');
      case 2 -> out.append(one(random, NUMBERS));
      case 3 -> out.append(random.nextBoolean());
      case 4 -> out.append("null");
      case 5, 6 -> members(random, depth, out, '[', ']');
      default -> members(random, depth, out, '{', '}');
    }
  }

  private static void members(Random random, int depth, StringBuilder out, char begin, char end) {
    out.append(begin);
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",");
      if (begin == '{') {
        out.append(blank(random)).append('"').append(one(random, TEXTS).replaceAll("[\\\\\"]", ""));
        out.append(random.nextInt(4) == 0 ? "" : i).append('"').append(blank(random)).append(':');
      }
      value(random, depth - 1, out);
      out.append(blank(random));
    }
    out.append(blank(random)).append(end);
  }

  private static String blank(Random random) {
    return random.nextInt(4) > 0 ? "" : one(random, List.of(" ", "\n", "\t", "\r\n  "));
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static byte[] mutation(Random random, byte[] document) {
    byte[] damaged = document.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(damaged.length + 1);
      int to = Math.min(damaged.length, at + random.nextInt(4));
      byte[] in = new byte[random.nextInt(3)];
      for (int j = 0; j < in.length; j++) {
        in[j] = SIGNS[random.nextInt(SIGNS.length)];
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(damaged, 0, at);
      out.writeBytes(in);
      out.write(damaged, to, damaged.length - to);
      damaged = out.toByteArray();
    }
    return damaged;
  }
}
