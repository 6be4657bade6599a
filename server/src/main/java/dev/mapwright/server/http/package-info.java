/** Requests, responses and routes, free of any HTTP server's types. */
@NullMarked
package dev.mapwright.server.http;

import org.jspecify.annotations.NullMarked;
