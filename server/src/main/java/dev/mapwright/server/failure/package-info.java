/** From whatever went wrong to a status and words, before a dialect gives it its form. */
@NullMarked
package dev.mapwright.server.failure;

import org.jspecify.annotations.NullMarked;
