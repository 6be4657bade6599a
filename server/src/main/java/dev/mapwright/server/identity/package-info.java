/** Which record is meant by an id of ours, and since when it is as it is. */
@NullMarked
package dev.mapwright.server.identity;

import org.jspecify.annotations.NullMarked;
