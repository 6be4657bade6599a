/** Requests of callers' own that are passed on to vendors. */
@NullMarked
package dev.mapwright.server.proxy;

import org.jspecify.annotations.NullMarked;
