package dev.mapwright.kafka.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.kafka.state.RememberedRecord.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is remembered in offsets comes back, and no more of it. */
class OffsetsTest {
  private final MemoryOffsets kept = new MemoryOffsets();
  private final Offsets offsets = new Offsets(kept, "candidates");

  private static RememberedRecord known(String id, long digest) {
    return new RememberedRecord(id, digest, Standing.THERE);
  }

  @Test
  void blocksComeBackAsTheyWere() {
    List<RememberedRecord> records = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      records.add(new RememberedRecord("ä" + standing, Long.MIN_VALUE + records.size(), standing));
    }

    assertThat(RecordBlock.read(RecordBlock.write(records))).isEqualTo(records);
    assertThat(RecordBlock.read(RecordBlock.write(List.of()))).isEmpty();
    assertThatThrownBy(() -> RecordBlock.read("AAAA")).isInstanceOf(IllegalArgumentException.class);
  }

  /** Every worker holds all offsets in memory: docs/scale.md counts with this. */
  @Test
  void aRecordTakesFewBytes() {
    List<RememberedRecord> records = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      UUID id = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)});
      records.add(known(id.toString(), id.getLeastSignificantBits()));
    }

    assertThat(RecordBlock.write(records).length() / 500).isLessThanOrEqualTo(44);
  }

  @Test
  void aPlaceComesBackThroughJson() {
    WalkPlace place =
        WalkPlace.START
            .beginning(null, 1_000)
            .behind("here", 900L, new Walk.Count(5, 4, 3, 2))
            .with("block");

    kept.put(offsets.partition("one"), place.offset());

    assertThat(offsets.places(Set.of("one"))).containsValue(place);
    assertThat(WalkPlace.of(WalkPlace.START.offset())).isEqualTo(WalkPlace.START);
  }

  @Test
  void theBlocksOfAWalkTakeThePlaceOfThoseBefore() {
    WalkPlace done =
        WalkPlace.START
            .beginning(null, 1_000)
            .with("a")
            .settled()
            .with("b")
            .settled()
            .done(900L, "m", false);

    assertThat(done.known().kept()).isEqualTo(new KnownBlocks.Blocks(1, 2));
    assertThat(done.before().watermark()).isEqualTo(900);
    assertThat(done.before().wholeAt()).isEqualTo(1_000);
    WalkPlace next = done.beginning(800L, 2_000).with("c").done(1_900L, "m", false);
    assertThat(next.known().kept()).isEqualTo(new KnownBlocks.Blocks(1, 3));
    assertThat(next.before().earlier()).isEqualTo(900);
    assertThat(next.before().wholeAt()).isEqualTo(1_000);
  }

  @Test
  void whatTheWorkerHasNotWrittenYetIsKnownAllTheSame() {
    KnownBlocks.Pending first =
        new KnownBlocks.Pending(1, 0, RecordBlock.write(List.of(known("a", 1), known("b", 2))));
    offsets.given("one", first);
    WalkPlace place =
        WalkPlace.START.beginning(null, 1).with("").with(RecordBlock.write(List.of(known("b", 3))));

    assertThat(offsets.records("one", place.known().made(), place))
        .isEqualTo(Map.of("a", known("a", 1), "b", known("b", 3)));

    kept.put(offsets.partition("one", first), Offsets.offset(first));
    for (int i = 0; i < 5; i++) {
      offsets.written();
    }
    assertThat(offsets.records("one", place.known().made(), place)).containsOnlyKeys("a", "b");
  }

  @Test
  void blocksOfTheWalkBeforeTheLastAreNotTakenForTheLast() {
    KnownBlocks.Pending old =
        new KnownBlocks.Pending(1, 0, RecordBlock.write(List.of(known("old", 1))));
    kept.put(offsets.partition("one", old), Offsets.offset(old));

    assertThat(offsets.records("one", new KnownBlocks.Blocks(3, 1), WalkPlace.START)).isEmpty();
    assertThat(offsets.records("one", new KnownBlocks.Blocks(1, 1), WalkPlace.START))
        .containsOnlyKeys("old");
  }

  /** Another process has to find what this one wrote, by the same bytes. */
  @Test
  void partitionsAreWrittenInOneOrder() {
    assertThat(Json.write(offsets.partition("one", new KnownBlocks.Pending(3, 7, ""))))
        .isEqualTo("{\"account\":\"one\",\"resource\":\"candidates\",\"set\":1,\"block\":7}");
    assertThat(Json.write(offsets.partition("one")))
        .isEqualTo("{\"account\":\"one\",\"resource\":\"candidates\"}");
  }

  @Test
  void anAccountNobodyKnowsIsAtTheStart() {
    kept.put(offsets.partition("one"), WalkPlace.START.beginning(null, 7).offset());

    Map<String, WalkPlace> places = offsets.places(Set.of("one", "two"));

    assertThat(places.get("one")).isEqualTo(WalkPlace.START.beginning(null, 7));
    assertThat(places.get("two")).isEqualTo(WalkPlace.START);
  }
}
