/** What a new connector and its fixtures are to say, and their texts. */
@NullMarked
package dev.mapwright.cli.create.draft;

import org.jspecify.annotations.NullMarked;
