/** Where the settings of a command come from: command line, environment, and a file. */
@NullMarked
package dev.mapwright.cli.config;

import org.jspecify.annotations.NullMarked;
