/** What the source remembers between two pages and two walks, as it stands in Connect's offsets. */
@NullMarked
package dev.mapwright.kafka.state;

import org.jspecify.annotations.NullMarked;
