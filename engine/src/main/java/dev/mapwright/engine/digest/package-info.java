/** Whether values are as they were: bytes that are equal where the values are, and their hash. */
@NullMarked
package dev.mapwright.engine.digest;

import org.jspecify.annotations.NullMarked;
