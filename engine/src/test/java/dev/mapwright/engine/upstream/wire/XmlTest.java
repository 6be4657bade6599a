package dev.mapwright.engine.upstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML as expressions see it. */
class XmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a>text</a>                          | {\"a\":\"text\"}",
        "<a> kept </a>                        | {\"a\":\" kept \"}",
        "<a/>                                 | {\"a\":\"\"}",
        "<a><b>1</b><c>2</c></a>              | {\"a\":{\"b\":\"1\",\"c\":\"2\"}}",
        "<a><b>1</b><c/><b>2</b><b>3</b></a>  | {\"a\":{\"b\":[\"1\",\"2\",\"3\"],\"c\":\"\"}}",
        "<a x='1'>t</a>                       | {\"a\":{\"@x\":\"1\",\"#text\":\"t\"}}",
        "<a x='1'/>                           | {\"a\":{\"@x\":\"1\"}}",
        "<p:a xmlns:p='u'><p:b>1</p:b></p:a>  | {\"a\":{\"b\":\"1\"}}",
        "<a><![CDATA[<b>]]>&amp;&lt;&#233;</a>| {\"a\":\"<b>&<é\"}",
        "<?xml version='1.0'?><!-- c --><a>1<!-- c -->2</a> | {\"a\":\"12\"}"
      })
  void isATreeOfTexts(String document, String tree) {
    assertThat(Json.write(read(document.strip()))).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
        "<a>&undeclared;</a>",
        "<a><b></a>",
        "<a/><b/>",
        "{\"a\": 1}",
        "plain"
      })
  void isRefusedWhenItIsHarmfulOrNoXml(String document) {
    assertThat(decode(document)).isInstanceOf(Decoder.Decoded.Undecodable.class);
  }

  @Test
  @Timeout(20)
  void isNotBlownUpByEntitiesNorByDepth() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'x'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><a>&e29;</a>");

    assertThat(decode(bomb.toString())).isInstanceOf(Decoder.Decoded.Undecodable.class);
    assertThat(decode("<a>".repeat(100_000))).isInstanceOf(Decoder.Decoded.Undecodable.class);
  }

  private static Object read(String document) {
    return ((Decoder.Decoded.Tree) decode(document)).value() instanceof Object tree ? tree : "";
  }

  private static Decoder.Decoded decode(String document) {
    return Decoder.decode(document.getBytes(StandardCharsets.UTF_8), null, Decode.XML);
  }
}
