/** {@code mapwright eval}: JSONata over JSON and newline-delimited JSON. */
@NullMarked
package dev.mapwright.cli.eval;

import org.jspecify.annotations.NullMarked;
