package dev.mapwright.engine.connector;

import dev.mapwright.engine.problem.SourceFile;

/**
 * What is laid over a connector: the fields and parameters that somebody wants otherwise.
 *
 * @param layer who says so, such as {@code installation} or {@code account}
 * @param file the file, for messages; of what came by another way, its text under a name
 */
public record Overlay(String layer, SourceFile file) {}
