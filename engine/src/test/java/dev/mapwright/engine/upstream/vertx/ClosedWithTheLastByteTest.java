package dev.mapwright.engine.upstream.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vendor that hangs up with the last byte of its answer has said all of it. */
class ClosedWithTheLastByteTest {
  private static final byte[] BODY = new byte[600_000];

  static {
    new Random(7).nextBytes(BODY);
  }

  /** How the end of a body is told. */
  private enum End {
    LENGTH,
    CHUNK,
    CLOSE;

    byte[] wire(byte[] body, int announced) {
      String head =
          switch (this) {
            case LENGTH -> "Content-Length: " + announced + "\r\n";
            case CHUNK -> "Transfer-Encoding: chunked\r\n";
            case CLOSE -> "";
          };
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      wire.writeBytes(ascii("HTTP/1.1 200 OK\r\nConnection: close\r\n" + head + "\r\n"));
      if (this == CHUNK) {
        wire.writeBytes(ascii(Integer.toHexString(body.length) + "\r\n"));
        wire.writeBytes(body);
        wire.writeBytes(ascii("\r\n0\r\n\r\n"));
      } else {
        wire.writeBytes(body);
      }
      return wire.toByteArray();
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private volatile byte[] answer = {};
  @AutoClose private final RawVendor vendor;
  @AutoClose private final VertxTransport transport;

  ClosedWithTheLastByteTest() throws IOException {
    vendor =
        new RawVendor((_, _, _, out) -> {
          out.write(answer);
          out.close();
        });
    transport =
        new VertxTransport(TransportOptions.DEFAULT.withPrivateOrigins(Set.of(vendor.origin())));
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsReadSlowlyIsWhole(End end) throws Exception {
    answer = end.wire(BODY, BODY.length);

    assertThat(read(Duration.ofMillis(20))).isEqualTo(BODY);
  }

  /** An answer beyond 256 KiB waits until there is room for it. */
  @ParameterizedTest
  @EnumSource
  void anAnswerThatWaitsForRoomIsWhole(End end) throws Exception {
    answer = end.wire(BODY, BODY.length);

    assertThat(transport.send(get(), AnswerShare.unbounded().part()).body()).isEqualTo(BODY);
  }

  @Test
  void oneThatEndsBeforeItsEndIsNot() {
    answer = End.LENGTH.wire(Arrays.copyOf(BODY, 500_000), BODY.length);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> read(Duration.ofMillis(1)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.DAMAGED));
  }

  @Test
  void whoStopsReadingGivesTheConnectionBack() throws Exception {
    answer = End.LENGTH.wire(BODY, BODY.length);
    HttpStream stream = transport.open(get(), Duration.ofSeconds(10));
    assertThat(stream.read(new byte[10])).isPositive();
    assertThat(transport.connections()).isOne();

    stream.close();

    assertThat(transport.connections()).isZero();
  }

  private byte[] read(Duration pause) throws InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (HttpStream stream = transport.open(get(), Duration.ofSeconds(10))) {
      byte[] piece = new byte[64 << 10];
      for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
        all.write(piece, 0, count);
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
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
}
