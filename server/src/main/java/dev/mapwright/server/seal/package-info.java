/** Seals secrets for the store, by keys that lie elsewhere. */
@NullMarked
package dev.mapwright.server.seal;

import org.jspecify.annotations.NullMarked;
