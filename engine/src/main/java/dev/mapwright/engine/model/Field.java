package dev.mapwright.engine.model;

/**
 * A field of a unified model.
 *
 * @param name its member name
 * @param description what it means, for people
 * @param type what it holds
 * @param unique whether its value names one record, so that a list may be keyed by it
 * @param isVolatile whether it changes without the record changing, as signed links do
 */
public record Field(
    String name, String description, Type type, boolean unique, boolean isVolatile) {}
