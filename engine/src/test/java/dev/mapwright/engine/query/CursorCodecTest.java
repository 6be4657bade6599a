package dev.mapwright.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.paging.PageState;
import dev.mapwright.engine.walk.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CursorCodecTest {
  private static final Cursor CURSOR =
      new Cursor(
          17,
          100,
          3,
          new Position(
              new Position(null, null, 0, "active"),
              PageState.parse("250.3.1f.2e.0.1/w223230323522/t\"tök en\""),
              41,
              "a-7"));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final CursorCodec codec = codec(1);

  private static CursorUse use(String scope, long version) {
    return new CursorUse(scope, version, 1);
  }

  private CursorCodec codec(int seed) {
    byte[] key = new byte[32];
    key[0] = (byte) seed;
    return new CursorCodec(new SecretKeySpec(key, "AES"), now::get, Duration.ofHours(1));
  }

  @Test
  void whatIsSealedOpensAgain() {
    assertThat(codec.open(codec.seal(CURSOR, use("account-1", 0)), use("account-1", 0)))
        .isEqualTo(CURSOR);
  }

  @Test
  void theTextShowsNothingOfThePlace() {
    assertThat(codec.seal(CURSOR, use("account-1", 0)))
        .matches("[A-Za-z0-9_-]+")
        .doesNotContain("active");
  }

  @Test
  void aCursorOfAnotherQueryIsRefused() {
    String text = codec.seal(CURSOR, use("account-1", 0));
    assertThatThrownBy(() -> codec.open(text, use("account-2", 0)))
        .isInstanceOf(CallerException.class)
        .hasMessageContaining("another account, resource, filter, sort or remote_query");
  }

  @Test
  void aCursorOfAnotherWayToListIsRefused() {
    String text = codec.seal(CURSOR, new CursorUse("account-1", 0, 2));
    assertThatThrownBy(() -> codec.open(text, use("account-1", 0)))
        .isInstanceOf(CallerException.class)
        .hasMessageContaining("This is not a cursor of this list");
  }

  @Test
  void aCursorOfAnotherKeyIsRefused() {
    String text = codec(2).seal(CURSOR, use("account-1", 0));
    assertThatThrownBy(() -> codec.open(text, use("account-1", 0)))
        .isInstanceOf(CallerException.class);
  }

  @Test
  void everyChangedCharacterIsNoticed() {
    String text = codec.seal(CURSOR, use("account-1", 0));
    for (int i = 0; i < text.length() - 1; i++) {
      String changed =
          text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
      assertThatThrownBy(() -> codec.open(changed, use("account-1", 0)))
          .isInstanceOf(CallerException.class);
    }
  }

  @Test
  void rubbishIsRefused() {
    for (String rubbish : List.of("", "x", "?", "a".repeat(100_000))) {
      assertThatThrownBy(() -> codec.open(rubbish, use("account-1", 0)))
          .isInstanceOf(CallerException.class)
          .hasMessageContaining("This is not a cursor of this list");
    }
  }

  @Test
  void itExpires() {
    String text = codec.seal(CURSOR, use("account-1", 0));
    now.set(Instant.parse("2026-01-01T01:01:00Z"));
    assertThatThrownBy(() -> codec.open(text, use("account-1", 0)))
        .isInstanceOfSatisfying(
            CallerException.class,
            e -> assertThat(e.kind()).isEqualTo(CallerException.Kind.CURSOR_EXPIRED));
  }

  @Test
  void aCursorOfAnEarlierVersionOfTheServerHasExpired() {
    String issued =
        "uKLwwmq4Prrpfhm0If7VZ4dh_rj7UtUwUlFyw0mEB0kQbtV5Hq5_QFJ-P4c2QrUAfvNWsEwc3D2CvhalpT4JaRJ0BXz"
            + "KgA";

    assertThatThrownBy(() -> codec.open(issued, use("account-1", 0)))
        .isInstanceOfSatisfying(
            CallerException.class,
            e -> assertThat(e.kind()).isEqualTo(CallerException.Kind.CURSOR_EXPIRED))
        .hasMessage("next_cursor has expired; start again without a cursor.");
  }

  @Test
  void aCursorOfAnotherVersionOfTheConnectorSaysSo() {
    for (long others : new long[] {0, 8}) {
      String text = codec.seal(CURSOR, use("account-1", others));
      assertThat(codec.open(text, use("account-1", others))).isEqualTo(CURSOR);
      assertThatThrownBy(() -> codec.open(text, use("account-1", 7)))
          .isInstanceOfSatisfying(
              CallerException.class,
              e -> assertThat(e.kind()).isEqualTo(CallerException.Kind.CURSOR_EXPIRED))
          .hasMessageContaining("has changed since the list was begun");
    }
  }
}
