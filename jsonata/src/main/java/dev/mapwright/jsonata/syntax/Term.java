package dev.mapwright.jsonata.syntax;

/** One key of an order-by clause. */
public record Term(Syntax expression, boolean descending) {}
