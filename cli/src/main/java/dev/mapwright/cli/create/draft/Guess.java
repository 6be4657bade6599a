package dev.mapwright.cli.create.draft;

/** What of a new connector may be guessed, each a place in its file. */
public enum Guess {
  BASE_URL("base_url"),
  TIMES("times"),
  ACCESS("auth"),
  LIST("list"),
  RECORDS("records"),
  PAGES("pagination"),
  FILTERS("filters"),
  GET("get"),
  ERRORS("errors"),
  MAP("map");

  private final String key;

  Guess(String key) {
    this.key = key;
  }

  /** The key of the connector that it is about. */
  public String key() {
    return key;
  }
}
