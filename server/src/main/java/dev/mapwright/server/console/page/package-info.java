/** The pages of the console, as HTML. */
@NullMarked
package dev.mapwright.server.console.page;

import org.jspecify.annotations.NullMarked;
