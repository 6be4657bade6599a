/**
 * The console: pages for the people who run the server. They are let in by a key, and see and do
 * through it what the key may.
 */
@NullMarked
package dev.mapwright.server.console;

import org.jspecify.annotations.NullMarked;
