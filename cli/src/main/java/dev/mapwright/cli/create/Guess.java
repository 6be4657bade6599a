package dev.mapwright.cli.create;

/** What of a new connector may be guessed, each a place in its file. */
enum Guess {
  BASE_URL,
  ACCESS,
  LIST,
  RECORDS,
  PAGES,
  GET,
  ERRORS,
  MAP
}
