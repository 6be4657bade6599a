package dev.mapwright.engine.filter;

/** Which way a list is sorted. */
public enum Direction {
  ASC,
  DESC
}
