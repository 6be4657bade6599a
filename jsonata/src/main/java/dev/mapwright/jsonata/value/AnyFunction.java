package dev.mapwright.jsonata.value;

/**
 * A value that is a function. JSON has none: an object's function is left out where it is written,
 * another is written as {@code null}, as JavaScript does.
 */
public interface AnyFunction {}
