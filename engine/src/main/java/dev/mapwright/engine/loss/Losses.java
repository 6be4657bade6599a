package dev.mapwright.engine.loss;

import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.Watched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one call loses, in how many records each. Thread-safe. */
public final class Losses {
  private final String connector;
  private final LossCounter counter;
  private final Map<Loss, Integer> counts = new LinkedHashMap<>();
  private final boolean strict;
  private int recordsLeftOut;

  /**
   * None yet.
   *
   * @param connector whose records are read
   * @param counter where each is counted as well
   * @param strict whether a record that cannot be mapped fails the call
   */
  public Losses(String connector, LossCounter counter, boolean strict) {
    this.connector = connector;
    this.counter = counter;
    this.strict = strict;
  }

  /**
   * Leaves a record out.
   *
   * @throws dev.mapwright.engine.failure.ConnectorException in a strict call
   */
  public void leaveOut(Unmappable record) {
    add(record.loss());
    synchronized (counts) {
      recordsLeftOut++;
    }
    if (strict) {
      throw record.asFailure();
    }
  }

  /** Notes what one record lost, each once. */
  public void add(Collection<Loss> ofRecord) {
    ofRecord.forEach(this::add);
  }

  /** Notes one loss of one record. */
  public void add(Loss loss) {
    synchronized (counts) {
      counts.merge(loss, 1, Integer::sum);
    }
    counter.count(connector, loss);
    if (Watched.isOn()) {
      Watched.tell(new EngineEvent.Lost(connector, loss.kind().word(), loss.field()));
    }
  }

  /** Each loss once. */
  public Set<Loss> all() {
    synchronized (counts) {
      return Set.copyOf(counts.keySet());
    }
  }

  /** How many records were left out. */
  public int recordsLeftOut() {
    synchronized (counts) {
      return recordsLeftOut;
    }
  }

  /** Each loss in words, records left out first. */
  public List<String> inWords() {
    synchronized (counts) {
      List<String> records = new ArrayList<>();
      List<String> others = new ArrayList<>();
      counts.forEach((loss, count) ->
          (loss.kind() == Loss.Kind.RECORD ? records : others).add(loss.inWords(count)));
      records.addAll(others);
      return records;
    }
  }
}
