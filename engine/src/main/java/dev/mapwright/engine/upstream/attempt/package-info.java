/** One call to a vendor: sent, judged by the rules, and made again where that may help. */
@NullMarked
package dev.mapwright.engine.upstream.attempt;

import org.jspecify.annotations.NullMarked;
