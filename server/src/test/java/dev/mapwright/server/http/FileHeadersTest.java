package dev.mapwright.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger's file is saved and not shown, and its name leads nowhere. */
class FileHeadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          cv.pdf                   ! attachment; filename="cv.pdf"; filename*=UTF-8''cv.pdf
          Résumé Ž.pdf             ! attachment; filename="R_sum_ _.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20%C5%BD.pdf
          ../../etc/passwd         ! attachment; filename="passwd"; filename*=UTF-8''passwd
          C:\\Users\\me\\cv.docx   ! attachment; filename="cv.docx"; filename*=UTF-8''cv.docx
          a"; filename=evil.exe    ! attachment; filename="a__ filename=evil.exe"; filename*=UTF-8''a__%20filename%3Devil.exe
          .htaccess                ! attachment; filename="htaccess"; filename*=UTF-8''htaccess
          100%.pdf                 ! attachment; filename="100_.pdf"; filename*=UTF-8''100_.pdf
          ..                       ! attachment; filename="file"; filename*=UTF-8''file
          """)
  void namesAreMadeSafe(String name, String disposition) {
    assertThat(FileHeaders.of(name, null, -1)).containsEntry("content-disposition", disposition);
  }

  @Test
  void lineBreaksAndReversedWritingAreTakenOut() {
    assertThat(FileHeaders.safe("a\r\nSet-Cookie: x=1\u202efdp.exe"))
        .isEqualTo("aSet-Cookie_ x=1fdp.exe");
  }

  @Test
  void aLongNameKeepsItsEnding() {
    assertThat(FileHeaders.safe("x".repeat(500) + ".pdf")).hasSize(150).endsWith("x.pdf");
    assertThat(FileHeaders.safe("😀".repeat(500)).codePoints()).hasSize(150);
  }

  @Test
  void theSendersTypeIsPassedOnIfItIsOne() {
    for (String type : new String[] {"application/pdf", "text/plain; charset=utf-8"}) {
      assertThat(FileHeaders.of("a", type, 7))
          .containsAllEntriesOf(
              Map.of(
                  "content-type", type,
                  "content-length", "7",
                  "x-content-type-options", "nosniff",
                  "cache-control", "no-store",
                  "content-security-policy", "default-src 'none'; sandbox"));
    }
    for (String type : new String[] {"pdf", "text/html\r\nx: y", ""}) {
      assertThat(FileHeaders.of("a", type, -1))
          .containsEntry("content-type", "application/octet-stream")
          .doesNotContainKey("content-length");
    }
  }
}
