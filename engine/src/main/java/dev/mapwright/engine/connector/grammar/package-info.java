/**
 * The words of the connector language, as one table: which keys a map may have and what each holds.
 * The loader's checks and the JSON Schema for editors both come from it.
 */
@NullMarked
package dev.mapwright.engine.connector.grammar;

import org.jspecify.annotations.NullMarked;
