package dev.mapwright.engine.upstream.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests that are neither JSON nor forms. */
class WrittenBodiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"<b>&\\\"' \\n\\t é 李\"}",
        "{\"a\":{\"@x\":\"1 < \\\"2\\\"\\n\",\"#text\":\"t\"}}",
        "{\"a\":{\"b\":[\"1\",\"2\",{\"@y\":\"z\"}],\"c\":{\"d\":\"\"}}}"
      })
  void whatIsWrittenAsXmlIsReadAsItWas(String json) {
    byte[] xml = XmlText.write(Objects.requireNonNull(Json.read(json)));

    assertThat(Decoder.decode(xml, null, Decode.XML))
        .isInstanceOfSatisfying(
            Decoder.Decoded.Tree.class, it -> assertThat(Json.write(it.value())).isEqualTo(json));
  }

  @Test
  void prefixesStandAsTheyAre() {
    Object tree = Map.of("s:Envelope", Map.of("@xmlns:s", "urn:x"));

    assertThat(new String(XmlText.write(tree), StandardCharsets.UTF_8))
        .endsWith("<s:Envelope xmlns:s=\"urn:x\"></s:Envelope>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "\"a\"",
        "{\"a\":1,\"b\":2}",
        "{\"a b\":1}",
        "{\"a><b\":1}",
        "{\"a\":{\"@\":1}}",
        "{\"a\":\"\\u0000\"}"
      })
  void whatIsNoXmlIsRefused(String json) {
    Object tree = Objects.requireNonNull(Json.read(json));

    assertThatIllegalArgumentException().isThrownBy(() -> XmlText.write(tree));
  }

  @Test
  void partsStandBetweenBoundariesThatTheirContentsMake() {
    Multipart parts = Multipart.of(Map.of("ids", List.of(7L, "a\r\nb")));
    String boundary = parts.boundary();

    assertThat(new String(parts.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"ids\"\r\n\r\n7\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"ids\"\r\n\r\na\r\nb\r\n--"
                + boundary
                + "--\r\n");
    assertThat(Multipart.of(Map.of("ids", List.of(7L, "a\r\nb"))).boundary()).isEqualTo(boundary);
    assertThat(Multipart.of(Map.of("ids", 8L)).boundary()).isNotEqualTo(boundary);
  }

  @Test
  void aNameCannotLeaveItsPart() {
    assertThat(new String(Multipart.of(Map.of("a\"\r\nx: y", 1L)).body(), StandardCharsets.UTF_8))
        .contains("name=\"a%22%0D%0Ax: y\"");
  }
}
