package dev.mapwright.jsonata.regex;

import java.util.List;

/**
 * One match.
 *
 * @param text what matched
 * @param start its position
 * @param end the position after it
 * @param groups what each group took; {@code null} for one that took no part
 */
public record Match(String text, int start, int end, List<?> groups) {}
