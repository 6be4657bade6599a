/**
 * How customers connect their accounts by themselves: links that let them in, the vendor's consent,
 * what becomes of what they fill in.
 */
@NullMarked
package dev.mapwright.server.connect;

import org.jspecify.annotations.NullMarked;
