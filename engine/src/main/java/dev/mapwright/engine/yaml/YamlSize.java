package dev.mapwright.engine.yaml;

/** How large a file may be: beyond that something has gone wrong, or somebody means harm. */
public enum YamlSize {
  /** One that people write: ten times the longest connector anybody should. */
  WRITTEN(1_000_000, 100_000),
  /** A list that programs make, such as all accounts of a team. */
  LISTED(32_000_000, 2_000_000);

  private final int characters;
  private final int nodes;

  YamlSize(int characters, int nodes) {
    this.characters = characters;
    this.nodes = nodes;
  }

  /** How many characters it may have. */
  public int characters() {
    return characters;
  }

  /** How many values it may have, aliases resolved. */
  public int nodes() {
    return nodes;
  }
}
