package dev.mapwright.engine.connector.grammar;

import java.util.List;

/**
 * The rules that warn. {@code docs/rules.md} explains each; a connector may waive each with a
 * reason.
 */
public final class Rules {
  /** Their names, in the alphabet's order. */
  public static final List<String> NAMES =
      List.of(
          "dash-in-name",
          "error-in-success",
          "inherited-pages",
          "insecure-origin",
          "nothing-identifies",
          "number-for-text",
          "odd-date-form",
          "other-date",
          "page-times-size",
          "predicate-of-names",
          "real-address",
          "short-page-end",
          "typographic-quote",
          "unhidden-secret",
          "unknown-word",
          "unreached",
          "unread-account-field",
          "unread-operator",
          "unreadable-value",
          "unseen-path",
          "unshown-filter",
          "untested",
          "untitled-field",
          "unused-let",
          "unused-related",
          "variable-as-text",
          "yaml-mangled");

  private Rules() {}
}
