/** Who may call: the API token. */
@NullMarked
package dev.mapwright.server.auth;

import org.jspecify.annotations.NullMarked;
