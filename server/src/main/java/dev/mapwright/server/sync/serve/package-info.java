/** What callers ask of syncs. */
@NullMarked
package dev.mapwright.server.sync.serve;

import org.jspecify.annotations.NullMarked;
