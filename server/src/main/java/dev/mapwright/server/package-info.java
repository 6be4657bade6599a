@NullMarked
package dev.mapwright.server;

import org.jspecify.annotations.NullMarked;
