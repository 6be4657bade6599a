package dev.mapwright.server.admin;

import dev.mapwright.engine.yaml.schema.Kind;

/** What accounts are called by. They stand in indexes of the database, which bounds them. */
public final class AccountNames {
  /** What callers name an account by. */
  public static final Kind ID =
      new Kind.Matching("letters, digits and . _ : -, at most 128", "[A-Za-z0-9._:-]{1,128}");

  /** A tenant or an environment. */
  public static final Kind.Matching LABEL =
      new Kind.Matching(
          "text that is not blank, of 200 characters at most", "(?=[\\s\\S]*\\S)[\\s\\S]{1,200}");

  private AccountNames() {}
}
