/** In which ways customers can connect an account of a vendor. */
@NullMarked
package dev.mapwright.server.connect.way;

import org.jspecify.annotations.NullMarked;
