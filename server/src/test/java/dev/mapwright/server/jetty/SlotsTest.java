package dev.mapwright.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.http.Owner;
import org.junit.jupiter.api.Test;

/** How the server's places are shared. */
class SlotsTest {
  private static final int SHARE = 227;

  private final Slots slots = new Slots(2_048, 3);

  @Test
  void oneAloneHasAShareOfThem() {
    assertThat(entered(Owner.of("a"), 1_000)).isEqualTo(SHARE);
  }

  @Test
  void howeverManyHangOneMoreHasAPlace() {
    for (int i = 0; i < 40; i++) {
      entered(Owner.of("hanging " + i), 1_000);
    }
    assertThat(slots.enter(Owner.of("well"))).isNull();
  }

  @Test
  void whatIsLeftIsFreeAgain() {
    Owner owner = Owner.of("a");
    int taken = entered(owner, 1_000);
    for (int i = 0; i < taken; i++) {
      slots.leave(owner);
    }
    assertThat(entered(Owner.of("b"), 1_000)).isEqualTo(SHARE);
  }

  @Test
  void streamsHaveALimitOfTheirOwn() {
    Owner stream = new Owner("a", true, true);
    assertThat(entered(stream, 10)).isEqualTo(3);
    assertThat(slots.enter(stream)).contains("3 streams under way");
    assertThat(slots.enter(Owner.of("a"))).isNull();
  }

  @Test
  void healthTakesNone() {
    assertThat(entered(Owner.NOBODY, 1_000)).isEqualTo(1_000);
    assertThat(entered(Owner.of("a"), 1_000)).isEqualTo(SHARE);
  }

  private int entered(Owner owner, int tries) {
    int entered = 0;
    for (int i = 0; i < tries; i++) {
      entered += slots.enter(owner) == null ? 1 : 0;
    }
    return entered;
  }
}
