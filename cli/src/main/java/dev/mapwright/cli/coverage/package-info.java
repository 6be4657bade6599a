/** {@code mapwright coverage}: what each vendor fills and filters. */
@NullMarked
package dev.mapwright.cli.coverage;

import org.jspecify.annotations.NullMarked;
