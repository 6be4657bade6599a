/** Options and commands about what a server remembers. */
@NullMarked
package dev.mapwright.cli.store;

import org.jspecify.annotations.NullMarked;
