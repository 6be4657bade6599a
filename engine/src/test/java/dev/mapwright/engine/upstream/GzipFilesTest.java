package dev.mapwright.engine.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Answers that are gzip files themselves, as exports are. */
class GzipFilesTest {
  @AutoClose
  private final EngineRig acme =
      new EngineRig(
          """
          list: {request: GET /people, decode: csv}
          get: {request: "GET /people/{{ $id }}"}
          map: {id: id}
          """);

  private void answers(byte[] body) {
    acme.vendor.at(
        "/v1/people",
        _ -> new Said(200, List.of(new Said.Header("Content-Type", "application/gzip")), body));
  }

  @Test
  void areUnpacked() throws IOException {
    answers(gzip("id\n1\n2\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(acme.walk(10)).containsExactly("1", "2");
  }

  @Test
  void thatBreakOffAreToldAndNotHalfRead() throws IOException {
    byte[] whole = gzip("id\n1\n2\n".getBytes(StandardCharsets.UTF_8));
    answers(Arrays.copyOf(whole, whole.length - 6));

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.walk(10))
        .withMessageContaining("it ends before its end");
  }

  @Test
  void thatSwellBeyondAllMeasureAreNotUnpacked() throws IOException {
    answers(gzip(new byte[64 << 20]));

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> acme.walk(10))
        .withMessageContaining("400 times as long");
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
