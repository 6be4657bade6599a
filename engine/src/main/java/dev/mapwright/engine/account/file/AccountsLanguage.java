package dev.mapwright.engine.account.file;

import static dev.mapwright.engine.yaml.schema.Key.of;
import static dev.mapwright.engine.yaml.schema.Key.required;

import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Kind.Json;
import dev.mapwright.engine.yaml.schema.Kind.Many;
import dev.mapwright.engine.yaml.schema.Kind.Matching;
import dev.mapwright.engine.yaml.schema.Kind.Named;
import dev.mapwright.engine.yaml.schema.Kind.Shaped;
import dev.mapwright.engine.yaml.schema.Kind.Text;
import dev.mapwright.engine.yaml.schema.Shape;
import java.util.List;

/** The language of the accounts file: the whole file, from its outermost map. */
public final class AccountsLanguage {
  private static final Kind NOT_BLANK = Matching.notBlank();

  static final Shape ACCOUNT =
      Shape.of(
          "account",
          "A customer's account with a vendor.",
          List.of(
              required("id", NOT_BLANK, "What callers and answers name the account by."),
              required(
                  "connector", NOT_BLANK, "The vendor: the name of a connector, such as acme."),
              of(
                  "tenant_id",
                  NOT_BLANK,
                  "Whose it is, in your words; lists of accounts can be narrowed down by it."),
              of(
                  "environment",
                  NOT_BLANK,
                  "Such as production, in your words; lists can be narrowed down by it."),
              of(
                  "credentials",
                  new Named(new Text("a field"), new Text("text"), false),
                  "What the customer pasted in, by the connector's account fields. ${NAME} stands"
                      + " for the value of an environment variable."),
              of(
                  "token",
                  NOT_BLANK,
                  "What callers of one account send as their token; ${NAME} as in credentials."
                      + " Default: the id."),
              of(
                  "overlay",
                  new Json("an overlay, or the path of its file, seen from this file's folder"),
                  "What is laid over the connector for this account alone.")));

  static final Shape APP =
      Shape.of(
          "app",
          "The operator's own app at a vendor.",
          List.of(
              required(Apps.ID, NOT_BLANK, "Which app it is; ${NAME} as in credentials."),
              required(
                  Apps.SECRET, NOT_BLANK, "What proves that it is; ${NAME} as in credentials.")));

  /** The outermost map. */
  public static final Shape ACCOUNTS =
      Shape.of(
          "file of accounts",
          "The integrated accounts of a server.",
          List.of(
              required("accounts", new Many(new Shaped(ACCOUNT)), "The accounts, in any order."),
              of(
                  "apps",
                  new Named(new Text("a connector"), new Shaped(APP), false),
                  "Your own apps at vendors that ask customers for their consent, by connector:"
                      + " what accounts share that were connected by it.")));

  private AccountsLanguage() {}
}
