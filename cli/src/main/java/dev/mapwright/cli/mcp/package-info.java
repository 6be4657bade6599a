/** {@code mapwright mcp}: the tools for agents, by the Model Context Protocol. */
@NullMarked
package dev.mapwright.cli.mcp;

import org.jspecify.annotations.NullMarked;
