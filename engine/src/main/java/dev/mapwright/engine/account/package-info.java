/** One customer's connection to one vendor. */
@NullMarked
package dev.mapwright.engine.account;

import org.jspecify.annotations.NullMarked;
