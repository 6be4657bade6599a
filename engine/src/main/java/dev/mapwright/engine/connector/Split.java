package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import java.time.Duration;

/**
 * How a walk goes on where a vendor shows only the beginning of a list: through windows, each with
 * the records from a value on, in the ascending order of that value.
 *
 * @param after how many records can be paged
 * @param by over a record: the value that windows begin with
 * @param margin by how much a moment is moved back before it is sent
 * @param order what makes the vendor sort by that value; empty where the list is in this order
 * @param from what asks for the records from {@code $from} on
 */
public record Split(int after, Expression by, Duration margin, Fragment order, Fragment from) {}
