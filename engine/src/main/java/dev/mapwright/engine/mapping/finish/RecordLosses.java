package dev.mapwright.engine.mapping.finish;

import dev.mapwright.engine.loss.Loss;
import java.util.LinkedHashSet;
import java.util.Set;

/** Notes what gets lost in mapping one record, each once. Belongs to one thread. */
public final class RecordLosses {
  static final int MOST_LOSSES = 100;

  private Set<Loss> losses = Set.of();

  public void note(Loss loss) {
    if (losses.isEmpty()) {
      losses = new LinkedHashSet<>();
    }
    if (losses.size() < MOST_LOSSES) {
      losses.add(loss);
    }
  }

  public Set<Loss> losses() {
    return losses;
  }
}
