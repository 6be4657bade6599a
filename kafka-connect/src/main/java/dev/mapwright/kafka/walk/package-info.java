/** Walks through accounts, page by page, and what is given to the worker of each page. */
@NullMarked
package dev.mapwright.kafka.walk;

import org.jspecify.annotations.NullMarked;
