/** Brings connector files of earlier forms of the language up to date. */
@NullMarked
package dev.mapwright.engine.connector.upgrade;

import org.jspecify.annotations.NullMarked;
