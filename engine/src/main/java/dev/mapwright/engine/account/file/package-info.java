/** The file of accounts: its language, what it says, and what is laid over connectors by it. */
@NullMarked
package dev.mapwright.engine.account.file;

import org.jspecify.annotations.NullMarked;
