/** Pictures of dates and times, read and written. */
@NullMarked
package dev.mapwright.jsonata.picture.time;

import org.jspecify.annotations.NullMarked;
