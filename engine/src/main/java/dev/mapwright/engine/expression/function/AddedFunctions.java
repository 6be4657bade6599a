package dev.mapwright.engine.expression.function;

import java.util.List;

/** All functions that the connector language adds to JSONata, in the order of the guide. */
public final class AddedFunctions {
  /** All of them. {@code $parts} is not among them: it depends on the resource. */
  public static final List<AddedFunction> ALL =
      List.of(
          Present.FUNCTION,
          PersonName.FIRST,
          PersonName.LAST,
          DateText.FUNCTION,
          Escape.FUNCTION,
          UnescapeHtml.FUNCTION,
          ElementText.FUNCTION,
          Hashes.HASH_FUNCTION,
          Hashes.HMAC_FUNCTION,
          JsonWebToken.FUNCTION);

  private AddedFunctions() {}
}
