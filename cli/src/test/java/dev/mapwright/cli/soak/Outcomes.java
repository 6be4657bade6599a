package dev.mapwright.cli.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was answered, by kind of request and status. Thread-safe. */
final class Outcomes {
  /** Of more times than these, every second is kept, then every fourth, and so on. */
  private static final int KEPT = 20_000;

  private final Map<String, Times> kinds = new TreeMap<>();

  synchronized void add(String kind, int status, long nanos) {
    kinds.computeIfAbsent(kind + " " + status, _ -> new Times()).add(nanos);
  }

  synchronized List<String> statuses() {
    return kinds.keySet().stream().map(key -> key.substring(key.lastIndexOf(' ') + 1)).toList();
  }

  synchronized String table() {
    StringBuilder table =
        new StringBuilder("| request and status | times | p50 ms | p99 ms |\n|---|---|---|---|\n");
    kinds.forEach((kind, times) -> {
      long[] sorted = times.nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      table.append(
          "| %s | %,d | %.1f | %.1f |%n"
              .formatted(
                  kind,
                  times.count,
                  sorted[sorted.length / 2] / 1e6,
                  sorted[sorted.length * 99 / 100] / 1e6));
    });
    return table.toString();
  }

  private static final class Times {
    private final List<Long> nanos = new ArrayList<>();
    private long count;
    private long step = 1;

    void add(long time) {
      if (count++ % step == 0) {
        nanos.add(time);
        if (nanos.size() == KEPT) {
          for (int i = 0; i < KEPT / 2; i++) {
            nanos.set(i, nanos.get(2 * i));
          }
          nanos.subList(KEPT / 2, KEPT).clear();
          step *= 2;
        }
      }
    }
  }
}
