/** Records as Connect has them: schemas made of unified models, keys, values and digests. */
@NullMarked
package dev.mapwright.kafka.record;

import org.jspecify.annotations.NullMarked;
