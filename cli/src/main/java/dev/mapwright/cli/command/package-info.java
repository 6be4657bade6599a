/** What the commands share: exit codes, the choice of evaluator, failures in one line. */
@NullMarked
package dev.mapwright.cli.command;

import org.jspecify.annotations.NullMarked;
