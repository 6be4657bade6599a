/** {@code mapwright serve}: the server over one's own accounts. */
@NullMarked
package dev.mapwright.cli.serve;

import org.jspecify.annotations.NullMarked;
