/** Regular expressions as JavaScript writes them, run in linear time wherever that is possible. */
@NullMarked
package dev.mapwright.jsonata.regex;

import org.jspecify.annotations.NullMarked;
