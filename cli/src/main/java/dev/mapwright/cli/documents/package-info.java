/** JSON documents of any number: read in pieces, worked on by all cores, written in order. */
@NullMarked
package dev.mapwright.cli.documents;

import org.jspecify.annotations.NullMarked;
