package dev.mapwright.server.console.page;

/**
 * A line of the form in which somebody filters a list, as it was filled in.
 *
 * @param field path of the model; empty for none
 * @param operator an operator's word
 * @param value what it is compared with
 */
public record FilterLine(String field, String operator, String value) {
  /** One that was left empty. */
  public static final FilterLine EMPTY = new FilterLine("", "eq", "");

  /** Whether nothing was filled in. */
  public boolean isEmpty() {
    return field.isEmpty() && value.isEmpty();
  }

  @Override
  public String toString() {
    return "filter by " + field;
  }
}
