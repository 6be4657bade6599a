package dev.mapwright.cli.print;

/**
 * Colours for terminals that have them; elsewhere text stays as it is.
 *
 * @param isOn whether there are colours
 */
public record Paint(boolean isOn) {
  private static final String ESCAPE = "\u001b[";

  /** What is wrong. */
  public String red(String text) {
    return in("31", text);
  }

  /** What is right. */
  public String green(String text) {
    return in("32", text);
  }

  /** What may be wrong. */
  public String yellow(String text) {
    return in("33", text);
  }

  /** What stands out. */
  public String bold(String text) {
    return in("1", text);
  }

  /** What empties the screen; where there is none, a line between what was and what comes. */
  public String clear() {
    return isOn ? ESCAPE + "2J" + ESCAPE + "H" : "\n";
  }

  private String in(String code, String text) {
    return isOn ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
