package dev.mapwright.jsonata.syntax;

/** What is done to a step's result, in order. */
public sealed interface Stage {
  /** {@code [condition or position]}. */
  record Filter(Syntax condition) implements Stage {}

  /** {@code #$name} after a filter. */
  record Position(String name) implements Stage {}
}
