@NullMarked
package dev.mapwright.engine.connector.grammar;

import org.jspecify.annotations.NullMarked;
