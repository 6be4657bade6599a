package dev.mapwright.jsonata.syntax;

/** A parent operator's claim: under which label the step so many levels up leaves its context. */
public final class Slot {
  private String label;
  int level = 1;

  Slot(int number) {
    this.label = "!" + number;
  }

  /** The name of the hidden variable that holds the parent. */
  public String label() {
    return label;
  }

  void shareLabelOf(Slot other) {
    label = other.label;
  }
}
