/** Accounts' tokens, kept in the store. */
@NullMarked
package dev.mapwright.server.token;

import org.jspecify.annotations.NullMarked;
