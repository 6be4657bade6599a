package dev.mapwright.cli.editor;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file's text.
 *
 * @param file the file; null for the one that is edited
 * @param line from 0
 * @param column from 0
 * @param length on that line
 */
public record Stretch(@Nullable Path file, int line, int column, int length) {}
