/** Jackson's trees, for those who have Jackson: nothing else needs its data binding. */
@NullMarked
package dev.mapwright.jsonata.jackson;

import org.jspecify.annotations.NullMarked;
