/** Wire forms of unified records that a file describes. */
@NullMarked
package dev.mapwright.server.dialect;

import org.jspecify.annotations.NullMarked;
