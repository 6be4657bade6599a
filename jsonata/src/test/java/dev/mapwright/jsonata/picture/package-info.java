@NullMarked
package dev.mapwright.jsonata.picture;

import org.jspecify.annotations.NullMarked;
