/** How commands reach a vendor: live through an account, or played on this machine. */
@NullMarked
package dev.mapwright.cli.vendor;

import org.jspecify.annotations.NullMarked;
