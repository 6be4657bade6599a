/** How calls prove who they are; tokens, fetched once however many want one. */
@NullMarked
package dev.mapwright.engine.upstream.auth;

import org.jspecify.annotations.NullMarked;
