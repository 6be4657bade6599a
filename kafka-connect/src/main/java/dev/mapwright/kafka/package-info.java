/** A source for Kafka Connect: records of accounts, kept up to date in topics. */
@NullMarked
package dev.mapwright.kafka;

import org.jspecify.annotations.NullMarked;
