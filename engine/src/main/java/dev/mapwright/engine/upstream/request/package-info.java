/** From what a connector says of a request to the request that is sent. */
@NullMarked
package dev.mapwright.engine.upstream.request;

import org.jspecify.annotations.NullMarked;
