/** The server's own description as an OpenAPI document, and a page to read it. */
@NullMarked
package dev.mapwright.server.openapi;

import org.jspecify.annotations.NullMarked;
