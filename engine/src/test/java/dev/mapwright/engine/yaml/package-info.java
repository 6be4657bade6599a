@NullMarked
package dev.mapwright.engine.yaml;

import org.jspecify.annotations.NullMarked;
