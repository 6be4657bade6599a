/** The pages on which customers connect, as HTML. */
@NullMarked
package dev.mapwright.server.connect.page;

import org.jspecify.annotations.NullMarked;
