@NullMarked
package dev.mapwright.engine.connector.load.overlay;

import org.jspecify.annotations.NullMarked;
