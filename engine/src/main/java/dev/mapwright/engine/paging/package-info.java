/** The kinds of pagination at work: where the next page is and when the pages end. */
@NullMarked
package dev.mapwright.engine.paging;

import org.jspecify.annotations.NullMarked;
