/**
 * The gateway written by hand, with which ours is compared; and the same with other mappers in it.
 */
@NullMarked
package dev.mapwright.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
