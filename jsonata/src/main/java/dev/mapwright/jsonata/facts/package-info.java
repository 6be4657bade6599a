/** What is known of an expression without running it. */
@NullMarked
package dev.mapwright.jsonata.facts;

import org.jspecify.annotations.NullMarked;
