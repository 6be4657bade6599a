package dev.mapwright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.loss.Loss;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model finishes what expressions give, so that mappings need no conversions. */
class FinishingTest {
  private static String finish(String field, String value) {
    return AcmeMapper.field(
        field, "map: {id: '\"1\"', " + field + ": v}", "{\"v\": " + value + "}");
  }

  @Nested
  class Texts {
    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {
          "'\"Ada\"',              '\"Ada\"'",
          "'\" Ada \"',            '\"Ada\"'",
          "'\"\u00a0Ada\u200b\"',  '\"Ada\"'",
          "'\"\u00a0\"',            null",
          "'{}',                   null",
          "'\"\"',                 null",
          "'\"  \"',               null",
          "null,                   null",
          "'[]',                   null",
          "7,                      '\"7\"'",
          "9007199254740993,       '\"9007199254740993\"'",
          "1234567890123456789012, '\"1234567890123456789012\"'",
          "7.50,                   '\"7.5\"'",
          "1e21,                   '\"1000000000000000000000\"'",
          "true,                   '\"true\"'",
          "'[\"Ada\"]',            '\"Ada\"'",
        })
    void areTextWithoutBlanksAroundWhateverTheVendorSends(String sent, String given) {
      assertThat(finish("title", sent)).isEqualTo(given);
    }
  }

  @Nested
  class Booleans {
    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {
          "true,         true",
          "false,        false",
          "'\"true\"',   true",
          "'\"False\"',  false",
          "'\"\"',       null",
          "null,         null",
        })
    void areTrueOrFalse(String sent, String given) {
      assertThat(finish("is_private", sent)).isEqualTo(given);
    }

    @Test
    void otherWordsAreForTheMappingToJudge() {
      Mapped mapped = AcmeMapper.map("map: {id: '\"1\"', is_private: v}", "{\"v\": \"yes\"}");
      assertThat(mapped.fields().get("is_private")).hasToString("null");
      assertThat(mapped.losses())
          .singleElement()
          .extracting(Loss::field, Loss::came)
          .containsExactly("is_private", "text");
    }
  }

  @Nested
  class Times {
    @ParameterizedTest
    @ValueSource(strings = {"0000-00-00", "0000-00-00 00:00:00"})
    void thatVendorsWriteForNoneAreNone(String none) {
      Mapped mapped =
          AcmeMapper.map("map: {id: '\"1\"', created_at: v}", "{\"v\": \"" + none + "\"}");
      assertThat(mapped.fields().get("created_at")).hasToString("null");
      assertThat(mapped.losses()).isEmpty();
    }

    private static String created(String times, String value) {
      return AcmeMapper.field(
          "created_at", times + "\nmap: {id: '\"1\"', created_at: v}", "{\"v\": " + value + "}");
    }

    @Test
    void areIsoUtc() {
      assertThat(finish("created_at", "\"2024-01-02T03:04:05+01:00\""))
          .isEqualTo("\"2024-01-02T02:04:05Z\"");
      assertThat(finish("created_at", "\"2024-01-02\"")).isEqualTo("\"2024-01-02T00:00:00Z\"");
    }

    @Test
    void keepMillisecondsOnlyWhereTheyAreNotZero() {
      assertThat(finish("created_at", "\"2024-01-02T03:04:05.000Z\""))
          .isEqualTo("\"2024-01-02T03:04:05Z\"");
      assertThat(finish("created_at", "\"2024-01-02T03:04:05.123456Z\""))
          .isEqualTo("\"2024-01-02T03:04:05.123Z\"");
    }

    @Test
    void asNumbersAreReadByTimes() {
      String given = "\"2024-01-02T03:04:05Z\"";
      assertThat(created("times: s", "1704164645")).isEqualTo(given);
      assertThat(created("times: s", "\"1704164645\"")).isEqualTo(given);
      assertThat(created("times: s", "1704164645.5")).isEqualTo("\"2024-01-02T03:04:05.500Z\"");
      assertThat(created("times: ms", "1704164645000")).isEqualTo(given);
      assertThat(created("times: ms", "1.704164645e12")).isEqualTo(given);
      assertThat(created("times: ms", "\"2024-01-02T03:04:05Z\"")).isEqualTo(given);
    }

    @Test
    void withoutAZoneAreReadInTheZone() {
      assertThat(created("zone: Europe/Berlin", "\"2024-07-02 03:04:05\""))
          .isEqualTo("\"2024-07-02T01:04:05Z\"");
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {"'\"29/03/2026\"'", "'\"soon\"'", "1704164645", "true", "'{\"date\": 1}'"})
    void thatCanNotBeReadAreNullAndTold(String sent) {
      Mapped mapped = AcmeMapper.map("map: {id: '\"1\"', created_at: v}", "{\"v\": " + sent + "}");
      assertThat(mapped.fields().get("created_at")).hasToString("null");
      assertThat(mapped.losses()).extracting(Loss::kind).containsExactly(Loss.Kind.UNREADABLE);
      assertThat(mapped.losses()).extracting(Loss::field).containsExactly("created_at");
    }

    @Test
    void farBeyondAllCalendarsAreToldToo() {
      assertThat(created("times: ms", "9e99")).isEqualTo("null");
      assertThat(created("times: ms", "\"1e-999999\"")).isEqualTo("null");
      assertThat(created("times: s", "999999999999999999")).isEqualTo("null");
    }
  }

  @Nested
  class Lists {
    @Test
    void aSingleValueIsAListOfOne() {
      assertThat(finish("locations", "\"Paris\"")).isEqualTo("[\"Paris\"]");
    }

    @Test
    void whatIsNothingIsNoItem() {
      assertThat(finish("locations", "[\"Paris\", null, \"\", 7]")).isEqualTo("[\"Paris\",\"7\"]");
      assertThat(finish("locations", "null")).isEqualTo("[]");
      assertThat(finish("locations", "\" \"")).isEqualTo("[]");
    }

    @Test
    void anItemWithoutWhatTheModelRequiresIsLeftOutAndTold() {
      Mapped mapped =
          AcmeMapper.map(
              "map: {id: '\"1\"', phones: {each: phones, map: {number: n, type: t}}}",
              "{\"phones\": [{\"n\": 1, \"t\": \"home\"}, {\"t\": \"work\"}]}");
      assertThat(mapped.fields().get("phones")).asString().contains("home").doesNotContain("work");
      assertThat(mapped.losses())
          .singleElement()
          .extracting(Loss::kind, Loss::field, Loss::came)
          .containsExactly(Loss.Kind.ITEM, "phones", "an object without `n`");
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {
          "'{\"n\": \"\"}'",
          "'{\"n\": null, \"t\": \"x\"}'",
          "'{\"n\": {}}'",
          "'{\"n\": []}'"
        })
    void anItemThatTheVendorLeftBlankIsNoLoss(String item) {
      Mapped mapped =
          AcmeMapper.map(
              "map: {id: '\"1\"', phones: {each: phones, map: {number: n, type: t}}}",
              "{\"phones\": [" + item + "]}");
      assertThat(mapped.fields().get("phones")).hasToString("[]");
      assertThat(mapped.losses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {
          "'\"+1 555 0100\"', 'text without `n`'",
          "'{\"number\": 1}', 'an object without `n`'",
        })
    void anItemOfAnotherFormIsTold(String item, String came) {
      Mapped mapped =
          AcmeMapper.map(
              "map: {id: '\"1\"', phones: {each: phones, map: {number: n, type: t}}}",
              "{\"phones\": [" + item + "]}");
      assertThat(mapped.losses()).singleElement().extracting(Loss::came).isEqualTo(came);
    }

    @Test
    void aBlankPlaceholderIsNoItemAndNothingIsLost() {
      Mapped mapped =
          AcmeMapper.map(
              "map: {id: '\"1\"', phones: {each: phone, map: {number: $, type: '\"home\"'}}}",
              "{\"phone\": \"\"}");
      assertThat(mapped.fields().get("phones")).hasToString("[]");
      assertThat(mapped.losses()).isEmpty();
    }
  }

  @Nested
  class Objects {
    private static final String MAP =
        """
        map:
          id: '"1"'
          applications:
            each: $
            map: {id: '"9"', current_stage: {id: stage, name: name, job.id: job}}
        """;

    @Test
    void areNullWithoutAnyMemberThatIdentifiesThem() {
      assertThat(AcmeMapper.field("applications", MAP, "{\"job\": 5}"))
          .contains("\"current_stage\":null");
    }

    @Test
    void areThereAsSoonAsOneDoes() {
      assertThat(AcmeMapper.field("applications", MAP, "{\"job\": 5, \"name\": \"Screen\"}"))
          .contains(
              "\"current_stage\":{\"id\":null,\"name\":\"Screen\",\"job\":{\"id\":\"5\"},"
                  + "\"created_at\":null,\"updated_at\":null}");
    }
  }
}
