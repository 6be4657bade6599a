@NullMarked
package dev.mapwright.cli;

import org.jspecify.annotations.NullMarked;
