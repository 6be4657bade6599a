package dev.mapwright.server.http;

/**
 * Whose share of the server a request takes.
 *
 * @param name what tells this caller from others; never shown
 * @param takesSlot whether it counts as worked on
 * @param stream whether it goes on for as long as the list does
 */
public record Owner(String name, boolean takesSlot, boolean stream) {
  /** Of what is answered at once, however busy the server is. */
  public static final Owner NOBODY = new Owner("", false, false);

  /** Of an ordinary request. */
  public static Owner of(String name) {
    return new Owner(name, true, false);
  }
}
