@NullMarked
package dev.mapwright.jsonata;

import org.jspecify.annotations.NullMarked;
