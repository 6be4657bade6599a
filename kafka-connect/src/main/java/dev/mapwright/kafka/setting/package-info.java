/** What the source is told: its settings, the accounts file and the connectors it names. */
@NullMarked
package dev.mapwright.kafka.setting;

import org.jspecify.annotations.NullMarked;
