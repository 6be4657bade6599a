/** What filters mean, and which are refused. */
@NullMarked
package dev.mapwright.engine.filter;

import org.jspecify.annotations.NullMarked;
