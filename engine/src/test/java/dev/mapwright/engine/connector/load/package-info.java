@NullMarked
package dev.mapwright.engine.connector.load;

import org.jspecify.annotations.NullMarked;
