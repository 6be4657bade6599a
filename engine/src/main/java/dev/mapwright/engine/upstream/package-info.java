/** One call to a vendor: building, authenticating, sending, judging, decoding. */
@NullMarked
package dev.mapwright.engine.upstream;

import org.jspecify.annotations.NullMarked;
