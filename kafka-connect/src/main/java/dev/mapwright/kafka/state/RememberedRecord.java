package dev.mapwright.kafka.state;

/**
 * What is remembered of a record.
 *
 * @param id the vendor's
 * @param digest of what was sent last
 * @param standing whether it is there
 */
public record RememberedRecord(String id, long digest, Standing standing) {

  /** Whether a record is there. */
  public enum Standing {
    THERE('t'),
    /** The last walk over everything did not see it, and it may be there all the same. */
    MISSED('m'),
    /** Its tombstone was sent. */
    GONE('g');

    private final char letter;

    Standing(char letter) {
      this.letter = letter;
    }

    char letter() {
      return letter;
    }

    /** Of a letter. */
    static Standing of(int letter) {
      for (Standing standing : values()) {
        if (standing.letter == letter) {
          return standing;
        }
      }
      throw new IllegalArgumentException("no standing: " + letter);
    }
  }
}
