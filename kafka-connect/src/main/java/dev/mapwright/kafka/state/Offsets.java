package dev.mapwright.kafka.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/**
 * What the source remembers in Connect's offsets: a place for each account, and blocks of what is
 * known of its records. What has been given to the worker and is not written yet is known here, as
 * Connect writes offsets once in a while. Thread-safe.
 */
public final class Offsets {
  private static final String ACCOUNT = "account";
  private static final String RESOURCE = "resource";
  private static final String SET = "set";
  private static final String NUMBER = "block";
  private static final String GENERATION = "generation";
  private static final String RECORDS = "records";

  /** Two walks over everything have blocks at a time. */
  private static final int SETS = 2;

  /** What was given to the worker before one writing of offsets is surely written by the next. */
  private static final int SURELY = 2;

  private final OffsetStorageReader reader;
  private final String resource;
  private final AtomicLong writings = new AtomicLong();
  private final Map<Map<String, Object>, Unwritten> unwritten = new ConcurrentHashMap<>();

  /** Of one resource. */
  public Offsets(OffsetStorageReader reader, String resource) {
    this.reader = reader;
    this.resource = resource;
  }

  private record Unwritten(Map<String, Object> offset, long since) {}

  /** The partition of an account. */
  public Map<String, Object> partition(String account) {
    // Connect finds an offset by the JSON of its partition: the order counts, in all processes.
    Map<String, Object> partition = new LinkedHashMap<>();
    partition.put(ACCOUNT, account);
    partition.put(RESOURCE, resource);
    return partition;
  }

  /** The partition of a block. */
  public Map<String, Object> partition(String account, KnownBlocks.Pending block) {
    return partition(account, block.generation(), block.number());
  }

  private Map<String, Object> partition(String account, long generation, int number) {
    Map<String, Object> partition = partition(account);
    partition.put(SET, generation % SETS);
    partition.put(NUMBER, (long) number);
    return partition;
  }

  /** The offset of a block. */
  public static Map<String, Object> offset(KnownBlocks.Pending block) {
    return Map.of(GENERATION, block.generation(), RECORDS, block.text());
  }

  /** The places of accounts; those of which nothing is known are at the start. */
  public Map<String, WalkPlace> places(Collection<String> accounts) {
    Map<Map<String, Object>, Map<String, Object>> read =
        reader.offsets(accounts.stream().map(this::partition).toList());
    Map<String, WalkPlace> places = new HashMap<>();
    for (String account : accounts) {
      Map<String, Object> offset = read.get(partition(account));
      places.put(account, offset == null ? WalkPlace.START : WalkPlace.of(offset));
    }
    return places;
  }

  /** What is known of an account's records, by id; later blocks have the last word. */
  public Map<String, RememberedRecord> records(
      String account, KnownBlocks.Blocks blocks, WalkPlace place) {
    Map<Map<String, Object>, Map<String, Object>> read = new HashMap<>();
    Map<Map<String, Object>, Integer> partitions = new LinkedHashMap<>();
    for (int i = 0; i < blocks.number(); i++) {
      partitions.put(partition(account, blocks.generation(), i), i);
    }
    read.putAll(reader.offsets(partitions.keySet()));
    Map<String, RememberedRecord> records = new HashMap<>();
    partitions.forEach((partition, number) -> {
      String text = text(blocks, number, place, read.get(partition), unwritten.get(partition));
      RecordBlock.read(text).forEach(record -> records.put(record.id(), record));
    });
    return records;
  }

  private static String text(
      KnownBlocks.Blocks blocks,
      int number,
      WalkPlace place,
      @Nullable Map<String, Object> written,
      @Nullable Unwritten fresh) {
    KnownBlocks.Pending pending = place.known().pending();
    if (pending != null
        && pending.generation() == blocks.generation()
        && pending.number() == number) {
      return pending.text();
    }
    Map<String, Object> offset = fresh == null ? written : fresh.offset;
    // What stands there may be of the walk before the last, if the worker died between two offsets.
    return offset != null
            && new OffsetReader(offset).number(GENERATION) == blocks.generation()
            && offset.get(RECORDS) instanceof String text
        ? text
        : "";
  }

  /** Notes a block that the worker has got. */
  public void given(String account, KnownBlocks.Pending block) {
    unwritten.put(partition(account, block), new Unwritten(offset(block), writings.get()));
  }

  /** Notes that the worker has written offsets. */
  public void written() {
    long surely = writings.incrementAndGet() - SURELY;
    unwritten.values().removeIf(block -> block.since < surely);
  }
}
