@NullMarked
package dev.mapwright.engine.paging;

import org.jspecify.annotations.NullMarked;
