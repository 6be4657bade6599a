package dev.mapwright.server.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the list of accounts: behind one of them.
 *
 * @param id the account's
 * @param isDeclared whether it stands in the accounts file
 */
public record AccountPlace(String id, boolean isDeclared) {
  private static final String DECLARED = "file ";
  private static final String STORED = "made ";

  /** As callers send it back. */
  public String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(((isDeclared ? DECLARED : STORED) + id).getBytes(StandardCharsets.UTF_8));
  }

  /** The place of a cursor; empty if it is none. */
  public static Optional<AccountPlace> of(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      boolean isDeclared = text.startsWith(DECLARED);
      return isDeclared || text.startsWith(STORED)
          ? Optional.of(new AccountPlace(text.substring(DECLARED.length()), isDeclared))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
