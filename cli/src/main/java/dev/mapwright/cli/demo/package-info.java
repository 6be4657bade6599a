/** {@code mapwright demo}: the server over vendors that are played on this machine. */
@NullMarked
package dev.mapwright.cli.demo;

import org.jspecify.annotations.NullMarked;
