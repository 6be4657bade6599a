package dev.mapwright.server.token;

/** A vendor that replaces each refresh token, and takes none a second time. Thread-safe. */
final class RotatingTokens {
  private String current;
  private int given;
  private int refused;

  RotatingTokens(String first) {
    this.current = first;
  }

  synchronized String refresh(String sent) {
    if (!sent.equals(current)) {
      refused++;
      throw new IllegalStateException("a refresh token was sent twice: " + sent);
    }
    given++;
    current = "r-" + (given + 1);
    return current;
  }

  synchronized int given() {
    return given;
  }

  synchronized int refused() {
    return refused;
  }
}
