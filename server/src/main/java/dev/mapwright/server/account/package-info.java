/** The integrated accounts: those of the accounts file, and those of the store. */
@NullMarked
package dev.mapwright.server.account;

import org.jspecify.annotations.NullMarked;
