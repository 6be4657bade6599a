/** The integrated accounts of a running server. */
@NullMarked
package dev.mapwright.cli.account;

import org.jspecify.annotations.NullMarked;
