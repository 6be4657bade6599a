/**
 * What comes from outside as bytes, given whatever a fuzzer thinks of. The build runs what is kept
 * in the corpora; CONTRIBUTING.md says how to look for more.
 */
@NullMarked
package dev.mapwright.fuzz;

import org.jspecify.annotations.NullMarked;
