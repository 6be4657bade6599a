/** Mapping of vendors' documents that are at hand: no account, no call. */
@NullMarked
package dev.mapwright.engine.offline;

import org.jspecify.annotations.NullMarked;
