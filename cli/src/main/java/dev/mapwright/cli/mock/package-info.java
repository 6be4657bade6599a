/** {@code mapwright mock}: a vendor that is played on this machine, with faults on wish. */
@NullMarked
package dev.mapwright.cli.mock;

import org.jspecify.annotations.NullMarked;
