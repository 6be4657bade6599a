/** Pictures of numbers: decimal pictures, integers as digits, letters, Roman numerals and words. */
@NullMarked
package dev.mapwright.jsonata.picture.number;

import org.jspecify.annotations.NullMarked;
