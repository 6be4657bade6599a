/** Rate budgets: how many requests an account may make, and when. */
@NullMarked
package dev.mapwright.engine.upstream.rate;

import org.jspecify.annotations.NullMarked;
