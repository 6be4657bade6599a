package dev.mapwright.engine.paging;

import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.attempt.Answer;

/**
 * A page that was read.
 *
 * @param answer in which it came
 * @param count records on it
 * @param read records read so far, its own included
 * @param size records asked for; 0 where nobody knows
 * @param variables what expressions over the answer see
 */
record PageRead(Answer answer, int count, long read, int size, Variables variables) {}
