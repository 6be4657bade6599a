package dev.mapwright.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordIdsTest {

  /** Applications keep these ids: whatever changes them breaks every one of them. */
  @Test
  void anIdIsTheSameForEver() {
    assertThat(RecordIds.of("acme-lever", "candidates", "123"))
        .isEqualTo(UUID.fromString("7ea818fe-8192-5d1e-9452-8b64bcfdf661"));
  }

  @Test
  void anIdIsANameBasedUuid() {
    UUID id = RecordIds.of("a", "candidates", "Zoë");
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void accountResourceAndRemoteIdAllCount() {
    assertThat(RecordIds.of("a", "candidates", "1"))
        .isNotEqualTo(RecordIds.of("b", "candidates", "1"))
        .isNotEqualTo(RecordIds.of("a", "applications", "1"))
        .isNotEqualTo(RecordIds.of("a", "candidates", "2"));
  }

  @Test
  void noTextMovesFromOneToTheOther() {
    assertThat(RecordIds.of("ab", "c", "d")).isNotEqualTo(RecordIds.of("a", "bc", "d"));
    assertThat(RecordIds.of("a", "b", "cd")).isNotEqualTo(RecordIds.of("a", "bc", "d"));
    assertThat(RecordIds.of("a\u0000", "", "b")).isNotEqualTo(RecordIds.of("a", "\u0000", "b"));
  }
}
