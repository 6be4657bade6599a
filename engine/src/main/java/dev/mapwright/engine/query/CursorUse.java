package dev.mapwright.engine.query;

/**
 * What a cursor is good for.
 *
 * @param scope whose list of what, as a text that no other list has
 * @param version of the connector with its overlays: half of a list read by one and half by another
 *     would be told from no list at all
 * @param source which of the connector's ways to list is walked
 */
public record CursorUse(String scope, long version, int source) {}
