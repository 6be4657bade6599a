/** What evaluation works with: the state of a run, sequences, and the rules of values. */
@NullMarked
package dev.mapwright.jsonata.run;

import org.jspecify.annotations.NullMarked;
