/** Links by which customers connect. */
@NullMarked
package dev.mapwright.cli.link;

import org.jspecify.annotations.NullMarked;
