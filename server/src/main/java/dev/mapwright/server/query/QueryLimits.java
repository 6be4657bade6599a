package dev.mapwright.server.query;

/**
 * How much a query string may hold.
 *
 * @param parameters how many pairs of name and value
 * @param depth how many brackets a name may have
 * @param indexes the largest number in brackets that means a place in a list; beyond it the number
 *     is a member's name, so that {@code a[999999999]=x} costs nothing
 */
public record QueryLimits(int parameters, int depth, int indexes) {

  /** 1,000 parameters, 8 brackets, 1,000 items by index. */
  public static final QueryLimits DEFAULT = new QueryLimits(1_000, 8, 1_000);
}
