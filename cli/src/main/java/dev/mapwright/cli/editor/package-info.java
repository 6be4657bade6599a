/**
 * What an editor asks about a connector's file while it is being written, without a protocol:
 * suggestions, explanations, definitions, renames. Positions are offsets in the text.
 */
@NullMarked
package dev.mapwright.cli.editor;

import org.jspecify.annotations.NullMarked;
