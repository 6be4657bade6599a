/** Tokens that vendors hand out: kept, and fetched once however many want one. */
@NullMarked
package dev.mapwright.engine.upstream.token;

import org.jspecify.annotations.NullMarked;
