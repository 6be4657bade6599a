package dev.mapwright.kafka.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What the worker gets at once: a page's records, and behind them the account's state with the
 * place behind the page. Thread-safe.
 */
final class WalkStep {
  private final List<SourceRecord> records = new ArrayList<>();
  private final CountDownLatch untaken;

  /** Of records that are to be sent in this order. */
  WalkStep(List<StepRecord.Content> outgoing) {
    outgoing.forEach(record -> records.add(new StepRecord(this, record)));
    this.untaken = new CountDownLatch(records.size());
  }

  /** As the worker takes them. */
  List<SourceRecord> records() {
    return records;
  }

  /** Notes that Kafka has one of them, or that it was filtered out on its way. */
  void taken() {
    untaken.countDown();
  }

  /** Waits until Kafka has all of them. */
  void await() throws InterruptedException {
    untaken.await();
  }
}
