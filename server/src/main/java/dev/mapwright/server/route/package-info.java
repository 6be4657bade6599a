/** The table of the HTTP API: what a row says, and how a request finds its row. */
@NullMarked
package dev.mapwright.server.route;

import org.jspecify.annotations.NullMarked;
