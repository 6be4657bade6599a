/** The HTTP server itself. Jetty's types stay in here. */
@NullMarked
package dev.mapwright.server.jetty;

import org.jspecify.annotations.NullMarked;
