/** By what certificate and key a server shows who it is. */
@NullMarked
package dev.mapwright.server.tls;

import org.jspecify.annotations.NullMarked;
