package dev.mapwright.jsonata;

/** JSON's {@code null}. Java's {@code null} is JSONata's <i>undefined</i> instead. */
public enum JsonNull {
  /** The only one. */
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
