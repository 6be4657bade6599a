package dev.mapwright.jsonata.value;

/**
 * JSON's {@code null}. Java's {@code null} means it, too, inside maps, lists and arrays; alone, as
 * a document, a variable or a result, it is JSONata's <i>undefined</i> instead.
 */
public enum JsonNull {
  /** The only one. */
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
