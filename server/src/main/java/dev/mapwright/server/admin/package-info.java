/**
 * What the operator does with the server while it runs: keys of callers, keys that seal secrets.
 */
@NullMarked
package dev.mapwright.server.admin;

import org.jspecify.annotations.NullMarked;
