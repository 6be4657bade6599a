package dev.mapwright.engine.upstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Request.As;
import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV and lines of JSON as expressions see them. */
class TablesAndLinesTest {
  private static final Decode CSV = Decode.of(As.CSV);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a,b\\n1,2              | [{\"a\":\"1\",\"b\":\"2\"}]",
        "a,b\\r\\n1,2\\r\\n      | [{\"a\":\"1\",\"b\":\"2\"}]",
        "a,b\\n\\n1,2\\n\\n       | [{\"a\":\"1\",\"b\":\"2\"}]",
        " a , b\\n 1,2          | [{\"a\":\" 1\",\"b\":\"2\"}]",
        "a,b\\n1                | [{\"a\":\"1\"}]",
        "a,b\\n1,               | [{\"a\":\"1\",\"b\":\"\"}]",
        "a,b\\n1,2,             | [{\"a\":\"1\",\"b\":\"2\"}]",
        "a,b,a\\n1,2,3          | [{\"a\":[\"1\",\"3\"],\"b\":\"2\"}]",
        "a\\n\"x,\"\"y\"\"\\nz\"   | [{\"a\":\"x,\\\"y\\\"\\nz\"}]",
        "\\ufeffa\\n1           | [{\"a\":\"1\"}]",
        "a,b                    | []",
        "~~                     | []"
      })
  void aTableIsAnArrayOfObjects(String table, String tree) {
    assertThat(written(CSV, escaped(table))).isEqualTo(tree);
  }

  @Test
  void aTableMayHaveOtherSeparatorsAndNoHead() {
    assertThat(written(new Decode(As.CSV, '\t', List.of("id", "name")), "\t Ada\n7\tBo"))
        .isEqualTo("[{\"id\":\"\",\"name\":\" Ada\"},{\"id\":\"7\",\"name\":\"Bo\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a\\n1,2         | CSV (line 2 has more cells than there are columns (1))",
        "a\\n\"1\\n2     | CSV (a quote of line 2 is not closed)",
        "a\\n1\\n\"2\"3   | CSV (line 3 goes on behind a closing quote)"
      })
  void whatWouldShiftColumnsIsNoTable(String table, String expected) {
    assertThat(decode(CSV, escaped(table)))
        .isInstanceOfSatisfying(
            Decoder.Decoded.Undecodable.class, it -> assertThat(it.expected()).isEqualTo(expected));
  }

  @Test
  void linesOfJsonAreAnArray() {
    Decode lines = Decode.of(As.NDJSON);

    assertThat(written(lines, "{\"a\": 1}\r\n\n  \n[2]\nnull\n")).isEqualTo("[{\"a\":1},[2],null]");
    assertThat(written(lines, "")).isEqualTo("[]");
    assertThat(decode(lines, "{\"a\": 1}\n{\"a\": "))
        .isInstanceOf(Decoder.Decoded.Undecodable.class);
  }

  @ParameterizedTest
  @CsvSource({"text/csv;charset=utf-8, [{\"{}\":\"1\"}]", "application/x-ndjson, '[{},1]'"})
  void autoGoesByTheType(String type, String tree) {
    Decoder.Decoded decoded =
        Decoder.decode("{}\n1".getBytes(StandardCharsets.UTF_8), type, Decode.AUTO);

    assertThat(decoded)
        .isInstanceOfSatisfying(
            Decoder.Decoded.Tree.class, it -> assertThat(Json.write(it.value())).isEqualTo(tree));
  }

  @Test
  void errorsOfWhoeverAnswersTablesAreReadByTheirType() {
    assertThat(CSV.ofStatus(400)).isEqualTo(Decode.AUTO);
    assertThat(CSV.ofStatus(200)).isEqualTo(CSV);
    assertThat(Decode.JSON.ofStatus(400)).isEqualTo(Decode.JSON);
  }

  private static String escaped(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\ufeff", "\ufeff");
  }

  private static String written(Decode how, String body) {
    return Json.write(((Decoder.Decoded.Tree) decode(how, body)).value());
  }

  private static Decoder.Decoded decode(Decode how, String body) {
    return Decoder.decode(body.getBytes(StandardCharsets.UTF_8), null, how);
  }
}
