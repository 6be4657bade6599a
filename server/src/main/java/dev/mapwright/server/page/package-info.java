/** Pages for people, as Markdown and as HTML. */
@NullMarked
package dev.mapwright.server.page;

import org.jspecify.annotations.NullMarked;
