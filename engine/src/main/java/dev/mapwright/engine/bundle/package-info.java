/** What comes with Mapwright on the class path. */
@NullMarked
package dev.mapwright.engine.bundle;

import org.jspecify.annotations.NullMarked;
