package dev.mapwright.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.digest.SipHash;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {

  /** From the authors' reference implementation: the key 00 to 0f, the bytes 00, 01, 02 ... */
  @ParameterizedTest
  @CsvSource({
    "0, 726fdb47dd0e0e31",
    "1, 74f839c593dc67fd",
    "7, ab0200f58b01d137",
    "8, 93f5f5799a932462",
    "15, a129ca6149be45e5",
    "63, 958a324ceb064572"
  })
  void itIsTheAuthors(int length, String hash) {
    assertThat(new SipHash(counting(16)).of(counting(64), length))
        .isEqualTo(Long.parseUnsignedLong(hash, 16));
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    IntStream.range(0, length).forEach(i -> bytes[i] = (byte) i);
    return bytes;
  }
}
