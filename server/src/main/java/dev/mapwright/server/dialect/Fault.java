package dev.mapwright.server.dialect;

/** What can go wrong with a call, as dialects tell it apart. */
public enum Fault {
  UNAUTHENTICATED("A header that says who asks is missing or wrong"),
  FORBIDDEN("The token is of another kind"),
  NOT_FOUND("There is no such record, or nothing at this path"),
  METHOD("The path takes other methods"),
  MALFORMED("The request cannot be read, or its cursor is not of this list"),
  INVALID("Parameters are wrong; mistakes says which"),
  LIMITED("The account's token made too many requests"),
  VENDOR_FAILED("The vendor failed, or refuses the account"),
  EXPIRED("The vendor no longer knows where the list goes on: it has to begin again"),
  VENDOR_LIMITED(
      "The vendor is to be asked later: its rate limit is used up, or it has failed too often"),
  DEADLINE("Out of time; cursor goes on where there is one"),
  BUSY("The server is at its limit"),
  INTERNAL("The server failed");

  private final String meaning;

  Fault(String meaning) {
    this.meaning = meaning;
  }

  /** What it means, for people. */
  public String meaning() {
    return meaning;
  }
}
