package dev.mapwright.kafka.walk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a task does, and tells Connect's metrics. Thread-safe. */
public final class Counters {
  private static final Logger LOG = LoggerFactory.getLogger(Counters.class);
  private static final String GROUP = "mapwright";

  private final AtomicLong read = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong removed = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();
  private final AtomicLong walks = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong relink = new AtomicLong();

  /** Tells a task's metrics from now on. */
  public void tell(SourceTaskContext context) {
    try {
      PluginMetrics metrics = context.pluginMetrics();
      add(metrics, "records-read-total", "Records that vendors gave", read);
      add(metrics, "records-sent-total", "Records that were new or had changed", sent);
      add(metrics, "records-removed-total", "Records that were gone", removed);
      add(metrics, "records-left-out-total", "Records that could not be mapped", leftOut);
      add(metrics, "walks-complete-total", "Walks that came to their end", walks);
      add(metrics, "walks-failed-total", "Walks that ended early", failures);
      add(metrics, "accounts-to-relink", "Accounts that have to be connected anew", relink);
    } catch (NoSuchMethodError | NoClassDefFoundError _) {
      LOG.info("This Kafka Connect is older than 4.1, which has no metrics of plugins");
    }
  }

  private static void add(PluginMetrics metrics, String name, String words, AtomicLong value) {
    Map<String, String> tags = Map.of();
    metrics.addMetric(
        metrics.metricName(name, GROUP + ": " + words, new LinkedHashMap<>(tags)),
        (Gauge<Long>) (_, _) -> value.get());
  }

  void read(int records, int changed, int left) {
    read.addAndGet(records);
    sent.addAndGet(changed);
    leftOut.addAndGet(left);
  }

  void removed(int records) {
    removed.addAndGet(records);
  }

  void complete() {
    walks.incrementAndGet();
  }

  void failed() {
    failures.incrementAndGet();
  }

  /** Notes that an account has begun or ceased to wait for its owner. */
  void toRelink(boolean now) {
    relink.addAndGet(now ? 1 : -1);
  }
}
