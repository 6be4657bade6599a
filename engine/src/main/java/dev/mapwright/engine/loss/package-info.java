/** What vendors say and unified records do not: counted, told, and never shown. */
@NullMarked
package dev.mapwright.engine.loss;

import org.jspecify.annotations.NullMarked;
