/** The integrated accounts, read from a file and checked against their connectors. */
@NullMarked
package dev.mapwright.server.account;

import org.jspecify.annotations.NullMarked;
