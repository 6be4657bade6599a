package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A body that is not what its head says is an error of its own, in answers and in files. */
class DamagedBodiesTest {
  private static final byte[] PLAIN =
      "{\"name\": \"Zoë\"}".repeat(100).getBytes(StandardCharsets.UTF_8);
  private static final byte[] GZIP = encoded(GZIPOutputStream::new);
  private static final byte[] ZLIB = encoded(DeflaterOutputStream::new);

  /** Made by the reference's own encoder, as Java has none. */
  private static final byte[] BROTLI =
      Base64.getDecoder().decode("Gz8G+J0HtnO0lMQWu/DmqWOUIm17DaLjtqq0+jqs7G1YOBgDqN4iCb0=");

  private static final byte[] BARE =
      encoded(out -> new DeflaterOutputStream(out, new Deflater(9, true)));

  private volatile byte[] answer = {};
  private final RawVendor vendor = vendor();
  private final VertxTransport transport =
      new VertxTransport(
          TransportOptions.DEFAULT
              .withPrivateOrigins(Set.of(vendor.origin()))
              .withMaxBodyBytes(100_000));

  @AfterEach
  void close() {
    transport.close();
    vendor.close();
  }

  static Stream<Arguments> damage() {
    return Stream.of(
        Arguments.of(sized("gzip", flipped(GZIP, GZIP.length - 6)), "of gzip was expected"),
        Arguments.of(sized("gzip", flipped(GZIP, GZIP.length - 1)), "of gzip was expected"),
        Arguments.of(sized("gzip", Arrays.copyOf(GZIP, GZIP.length - 8)), "it ends before its end"),
        Arguments.of(sized("gzip", Arrays.copyOf(GZIP, GZIP.length / 2)), "it ends before its end"),
        Arguments.of(sized("gzip", Arrays.copyOf(GZIP, 5)), "of 5 bytes that came"),
        Arguments.of(sized("gzip", PLAIN), "not in gzip format"),
        Arguments.of(sized("deflate", PLAIN), "of deflate was expected"),
        Arguments.of(sized("deflate", flipped(ZLIB, ZLIB.length - 1)), "incorrect data check"),
        Arguments.of(sized("deflate", Arrays.copyOf(ZLIB, 20)), "of 20 bytes that came"),
        Arguments.of(sized("deflate", Arrays.copyOf(BARE, 20)), "of 20 bytes that came"),
        Arguments.of(sized("br", PLAIN), "of br was expected"),
        Arguments.of(sized("br", Arrays.copyOf(BROTLI, 12)), "of 12 bytes that came"),
        Arguments.of(sized("zstd", PLAIN), "one of another encoding came"),
        Arguments.of(head("Content-Length: 5000", PLAIN), "bytes of 5000"),
        Arguments.of(head("Content-Encoding: gzip\r\nContent-Length: 5000", GZIP), "bytes of 5000"),
        Arguments.of(head("Transfer-Encoding: chunked", chunk(PLAIN)), "before its last chunk"));
  }

  @ParameterizedTest
  @MethodSource("damage")
  void isToldAsWhatItIs(byte[] wire, String told) {
    answer = wire;

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> transport.send(get(), AnswerShare.unbounded().part()))
        .withMessageContaining(told)
        .withMessageNotContaining("Zoë")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
  }

  @ParameterizedTest
  @MethodSource("damage")
  void inAFileToo(byte[] wire, String told) {
    answer = wire;

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(this::read)
        .withMessageContaining(told)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
  }

  static Stream<byte[]> whole() {
    return Stream.of(
        sized("gzip", GZIP),
        sized("GZIP", GZIP),
        sized("x-gzip", GZIP),
        sized("deflate", ZLIB),
        sized("deflate", BARE),
        sized("br", BROTLI),
        sized("identity", PLAIN),
        sized("deflate, gzip", encoded(GZIPOutputStream::new, ZLIB)),
        head("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunk(GZIP), last()),
        head("X-Length: none", PLAIN));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void whatIsWholeIsTaken(byte[] wire) throws Exception {
    answer = wire;

    assertThat(transport.send(get(), AnswerShare.unbounded().part()).body()).isEqualTo(PLAIN);
    assertThat(read()).isEqualTo(PLAIN);
  }

  @Test
  void anEmptyBodyIsEmptyInEveryEncoding() throws Exception {
    answer = sized("gzip", new byte[0]);

    assertThat(transport.send(get(), AnswerShare.unbounded().part()).body()).isEmpty();
  }

  @Test
  void aBodyThatUnpacksBeyondTheBoundIsTooLarge() {
    answer = sized("gzip", encoded(GZIPOutputStream::new, new byte[10_000_000]));

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> transport.send(get(), AnswerShare.unbounded().part()))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
  }

  private byte[] read() throws InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (HttpStream stream = transport.open(get(), Duration.ofSeconds(10))) {
      byte[] piece = new byte[700];
      for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
        all.write(piece, 0, count);
      }
    }
    return all.toByteArray();
  }

  private HttpCall get() {
    return new HttpCall(
        "acme",
        "GET",
        vendor.origin().resolve("/"),
        List.of(),
        new byte[0],
        Duration.ofSeconds(20));
  }

  /** Says what it has to say, and hangs up. */
  private RawVendor vendor() {
    try {
      return new RawVendor((_, _, _, out) -> {
        out.write(answer);
        out.flush();
        out.close();
      });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sized(String coding, byte[] body) {
    return head("Content-Encoding: " + coding + "\r\nContent-Length: " + body.length, body);
  }

  private static byte[] head(String headers, byte[]... body) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(
        ("HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    for (byte[] piece : body) {
      wire.writeBytes(piece);
    }
    return wire.toByteArray();
  }

  private static byte[] chunk(byte[] body) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(
        (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    wire.writeBytes(body);
    wire.writeBytes(new byte[] {'\r', '\n'});
    return wire.toByteArray();
  }

  private static byte[] last() {
    return "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] flipped(byte[] body, int at) {
    byte[] copy = body.clone();
    copy[at] ^= 1;
    return copy;
  }

  private static byte[] encoded(Wrapping wrapping) {
    return encoded(wrapping, PLAIN);
  }

  private static byte[] encoded(Wrapping wrapping, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = wrapping.around(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @FunctionalInterface
  private interface Wrapping {
    OutputStream around(OutputStream out) throws IOException;
  }
}
