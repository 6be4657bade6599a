package dev.mapwright.server.seal;

import java.nio.file.Path;

/** Where the keys come from. Its text form names the place, and shows no key. */
public sealed interface KeySource {

  /** A file: a key a line, the first seals; what begins with {@code #} is passed over. */
  record File(Path path) implements KeySource {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * A variable of the environment, in which blanks or commas part the keys.
   *
   * @param name of the variable
   * @param value what it holds
   */
  record Variable(String name, String value) implements KeySource {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The file that is made in a folder where nobody says where the keys are. */
  static File in(Path folder) {
    return new File(folder.resolve("sealing.key"));
  }
}
