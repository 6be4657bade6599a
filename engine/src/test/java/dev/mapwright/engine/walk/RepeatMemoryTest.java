package dev.mapwright.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepeatMemoryTest {
  private final RepeatMemory memory = new RepeatMemory(42);

  @Test
  void aRecordIsNewOnce() {
    assertThat(memory.isNew("a", 0)).isTrue();
    assertThat(memory.isNew("b", 1)).isTrue();
    assertThat(memory.isNew("a", 2)).isFalse();
  }

  @Test
  void aPageAskedForAgainByItsOldCursorFindsItsOwnRecordsNew() {
    memory.isNew("a", 0);
    memory.isNew("b", 1);
    memory.isNew("c", 2);

    assertThat(memory.isNew("b", 1)).isTrue();
    assertThat(memory.isNew("a", 2)).isFalse();
    assertThat(memory.isNew("c", 2)).isTrue();
  }

  @Test
  void itAgreesWithAPlainMapOnAnyWalk() {
    SplittableRandom random = new SplittableRandom(7);
    Map<String, Integer> model = new HashMap<>();
    int given = 0;
    for (int i = 0; i < 50_000; i++) {
      String id = "id-" + random.nextInt(20_000);
      boolean expected = !model.containsKey(id);
      assertThat(memory.isNew(id, given)).isEqualTo(expected);
      if (expected) {
        model.put(id, given++);
      }
    }
    assertThat(memory.size()).isEqualTo(model.size());
  }
}
