/**
 * {@code mapwright sync}: syncs accounts of a running server, and takes what changed into files.
 */
@NullMarked
package dev.mapwright.cli.sync;

import org.jspecify.annotations.NullMarked;
