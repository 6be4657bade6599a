package dev.mapwright.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mapwright.jsonata.value.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  /** What cuts at brackets, quotes, escapes and characters of several bytes. */
  private static final List<String> DOCUMENTS =
      List.of(
          "{\"a\":1}",
          "{}",
          "[]",
          "[1,[2],{\"b\":[]}]",
          "\"a ] } \\\" , \\\\\"",
          "{\"a\":\"}\",\"é€😀\":\"\\u0022\"}",
          "-1.5e3",
          "true",
          "null");

  private static final List<String> GAPS = List.of("\n", " ", "\r\n", "\n\n", "\t\n ");

  @Test
  void readsDocumentsOneAfterAnother() throws IOException {
    assertThat(texts("{\"a\":1} {\"a\":2}\n\n[3]\n", false))
        .containsExactly("{\"a\":1}", "{\"a\":2}", "[3]");
  }

  @Test
  void readsADocumentOverManyLines() throws IOException {
    assertThat(texts("{\n\"a\": 1\n}\n{\n}", false)).containsExactly("{\n\"a\": 1\n}", "{\n}");
  }

  @Test
  void anArrayStandsForItsItemsWhereThatIsWanted() throws IOException {
    String array = " [ {\"a\":[1,2]} ,\n 3,\"x\" ] [] [null]";

    assertThat(texts(array, true)).containsExactly("{\"a\":[1,2]}", "3", "\"x\"", "null");
    assertThat(texts("[1,2]", false)).containsExactly("[1,2]");
  }

  @Test
  void knowsWhereEachDocumentBegins() throws IOException {
    assertThat(all("[1,\n 2]", true))
        .extracting(DocumentSlice::line, DocumentSlice::before)
        .containsExactly(tuple(1L, 1), tuple(2L, 1));
  }

  @Test
  void aFirstLineThatIsWholeMakesEachLineADocument() throws IOException {
    List<DocumentSlice> lines = all("{\"a\":1}\n{\"a\":\n{\"a\":3}", false);

    assertThat(lines).allMatch(DocumentSlice::ofLine);
    assertThat(lines).extracting(DocumentSlice::line).containsExactly(1L, 2L, 3L);
    assertThatThrownBy(lines.get(1)::read).isInstanceOf(NotJson.class);
  }

  @Test
  void skipsTheMarkBeforeUtf8() throws IOException {
    assertThat(texts("\ufeff{\"a\":1}\n", false)).containsExactly("{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1 2]", "[1,]", "[,1]", "[1,,2]", "[1", "[1,", "[", "[{}"})
  void anArrayThatIsNoneIsAMistakeBehindItsItems(String text) {
    assertThatThrownBy(() -> all(text, true).forEach(DocumentSlice::read))
        .isInstanceOfSatisfying(
            NotJson.class, e -> assertThat(e.text("input")).startsWith("input:1:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", "{", "]", "\"x", "{\"a\":1}}", "tru", "{\"a\"}", "1,2", "{} , {}"})
  void whatIsNoDocumentIsAMistake(String text) {
    assertThatThrownBy(() -> all(text, false).forEach(DocumentSlice::read))
        .isInstanceOf(NotJson.class);
  }

  @Test
  void findsTheSameDocumentsInWhateverPiecesTheyCome() throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<String> documents = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        documents.add(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
      }
      String gap = GAPS.get(random.nextInt(GAPS.size()));
      String apart = String.join(gap, documents) + (random.nextBoolean() ? gap : "");
      String array = gap + "[" + gap + String.join(gap + "," + gap, documents) + "]" + gap;

      assertThat(values(apart, false, random)).as("seed %s", seed).isEqualTo(read(documents));
      assertThat(values(array, true, random)).as("seed %s", seed).isEqualTo(read(documents));
    }
  }

  private static List<Object> read(List<String> documents) {
    return documents.stream().map(Json::read).toList();
  }

  private static List<Object> values(String text, boolean items, Random random) throws IOException {
    return all(new Trickle(text.getBytes(StandardCharsets.UTF_8), random), items).stream()
        .map(DocumentSlice::read)
        .toList();
  }

  private static List<String> texts(String input, boolean itemsOfArrays) throws IOException {
    return all(input, itemsOfArrays).stream()
        .map(d -> new String(d.bytes(), d.from(), d.to() - d.from(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<DocumentSlice> all(String input, boolean itemsOfArrays) throws IOException {
    return all(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), itemsOfArrays);
  }

  private static List<DocumentSlice> all(InputStream input, boolean itemsOfArrays)
      throws IOException {
    DocumentReader reader = new DocumentReader(input, itemsOfArrays);
    List<DocumentSlice> all = new ArrayList<>();
    for (List<DocumentSlice> some = reader.next(); some != null; some = reader.next()) {
      all.addAll(some);
    }
    return all;
  }

  /** Gives a few bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) {
      return super.read(into, from, Math.min(length, 1 + random.nextInt(5)));
    }
  }
}
