/** From a dialect's file to a dialect, with every problem of the file at once. */
@NullMarked
package dev.mapwright.server.dialect.file;

import org.jspecify.annotations.NullMarked;
