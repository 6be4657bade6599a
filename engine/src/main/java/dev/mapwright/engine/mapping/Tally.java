package dev.mapwright.engine.mapping;

import dev.mapwright.engine.model.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** Notes what gets lost in mapping one record. Belongs to one thread. */
final class Tally {
  static final int MOST_LOSSES = 100;

  private List<Loss> losses = List.of();

  void note(Loss.Kind kind, FieldPath field, Object value) {
    if (losses.isEmpty()) {
      losses = new ArrayList<>();
    }
    if (losses.size() < MOST_LOSSES) {
      losses.add(Loss.of(kind, field, value));
    }
  }

  List<Loss> losses() {
    return losses;
  }
}
