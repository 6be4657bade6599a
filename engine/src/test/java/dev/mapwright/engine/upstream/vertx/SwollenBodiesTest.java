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
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A few bytes that would become very many are read no further, in answers and in files. */
class SwollenBodiesTest {
  private static final int LENGTH = 3_000_000;
  private static final byte[] NOTHING = new byte[LENGTH];

  /** As many of the letter a; made by the reference's own encoder, as Java has none. */
  private static final byte[] BROTLI = Base64.getDecoder().decode("m7/GLfglwuKxQCDPtwU=");

  private volatile byte[] answer = {};
  @AutoClose private final RawVendor vendor;

  @AutoClose private final VertxTransport transport;

  SwollenBodiesTest() throws IOException {
    vendor =
        new RawVendor((_, _, _, out) -> {
          out.write(answer);
          out.flush();
          out.close();
        });
    transport =
        new VertxTransport(TransportOptions.DEFAULT.withPrivateOrigins(Set.of(vendor.origin())));
  }

  static Stream<Arguments> swollen() {
    return Stream.of(
        Arguments.of("gzip", packed(GZIPOutputStream::new, NOTHING)),
        Arguments.of("deflate", packed(DeflaterOutputStream::new, NOTHING)),
        Arguments.of(
            "deflate",
            packed(out -> new DeflaterOutputStream(out, new Deflater(9, true)), NOTHING)),
        Arguments.of("br", BROTLI),
        Arguments.of(
            "gzip, gzip", packed(GZIPOutputStream::new, packed(GZIPOutputStream::new, NOTHING))));
  }

  @ParameterizedTest
  @MethodSource("swollen")
  void isReadNoFurther(String coding, byte[] body) {
    answer = wire(coding, body);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> transport.send(get(), AnswerShare.unbounded().part()))
        .withMessageContaining("more than 400 times as long")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(this::readAsFile)
        .withMessageContaining("more than 400 times as long")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
  }

  /** Records that differ by a number alone are what honest bodies come to. */
  @ParameterizedTest
  @MethodSource("honest")
  void whatIsOnlyDullIsTaken(byte[] body) throws Exception {
    answer = wire("gzip", packed(GZIPOutputStream::new, body));

    assertThat(transport.send(get(), AnswerShare.unbounded().part()).body()).isEqualTo(body);
    assertThat(readAsFile()).isEqualTo(body.length);
  }

  static Stream<byte[]> honest() {
    return Stream.of(
        records("{\"a\":null,\"b\":null,\"c\":[],\"d\":{}}"), new byte[1 << 20]); // hardly any
  }

  private static byte[] records(String empty) {
    return IntStream.range(0, 60_000)
        .mapToObj(i -> "{\"id\":" + i + ",\"fields\":" + empty + "}")
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private long readAsFile() throws InterruptedException {
    long length = 0;
    try (HttpStream stream = transport.open(get(), Duration.ofSeconds(10))) {
      byte[] piece = new byte[8 << 10];
      for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
        length += count;
      }
    }
    return length;
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

  private static byte[] wire(String coding, byte[] body) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(
        ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: "
                + coding
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    wire.writeBytes(body);
    return wire.toByteArray();
  }

  @FunctionalInterface
  private interface Packing {
    OutputStream into(OutputStream out) throws IOException;
  }

  private static byte[] packed(Packing packing, byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.into(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
