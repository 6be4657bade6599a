/**
 * JSON values as this library holds them, how they are read and written, and what is wrong with an
 * expression or a document.
 */
@NullMarked
package dev.mapwright.jsonata.value;

import org.jspecify.annotations.NullMarked;
