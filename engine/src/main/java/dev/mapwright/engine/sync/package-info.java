/**
 * What is common to whoever keeps an account's records up to date, wherever he keeps them: what a
 * walk reads, who is gone, and what to do about a failure.
 */
@NullMarked
package dev.mapwright.engine.sync;

import org.jspecify.annotations.NullMarked;
