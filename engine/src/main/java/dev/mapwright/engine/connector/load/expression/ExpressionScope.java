package dev.mapwright.engine.connector.load.expression;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an expression may read at its place. Bare names are the data at hand; everything the engine
 * supplies is a variable.
 *
 * @param place where it stands, in words: {@code the request of a list}
 * @param data whether there is data at hand
 * @param variables names without the dollar sign, relations included
 * @param secrets whether secret account fields may be read
 */
record ExpressionScope(String place, boolean data, Set<String> variables, boolean secrets) {
  static final ExpressionScope ACCOUNT = request("what the account decides");
  static final ExpressionScope ANY_REQUEST = request("what is sent with every request");
  static final ExpressionScope LIST_REQUEST =
      request("the request of a list", "where", "terms", "size", "page", "offset");
  static final ExpressionScope GET_REQUEST = request("the request of get", "id");
  static final ExpressionScope RELATED_REQUEST =
      request("the request of related data", "size", "page", "offset");
  static final ExpressionScope CONTENT_REQUEST = request("the request of content", "attachment", "id");
  static final ExpressionScope FILTER = request("the fragment of a filter");
  static final ExpressionScope SORT = request("the fragment of a sort", "direction");
  static final ExpressionScope AUTH = request("auth");
  static final ExpressionScope ANSWER =
      data("what is read from an answer", "status", "headers", "page", "offset", "size", "count");
  static final ExpressionScope PAGE = ANSWER.with("read").in("what is read from a page");
  static final ExpressionScope TOKEN = data("what is read from a token");
  static final ExpressionScope ROW = data("the key of a row", "under", "parent");
  static final ExpressionScope RECORD = data("what is read from a record", "under", "parent", "id");
  static final ExpressionScope ROWS = request("rows", "response");
  static final ExpressionScope MAP = data("the mapping", "record", "under", "parent", "detail");

  /** What the engine supplies somewhere; told apart from misspellings. */
  static final List<String> ENGINE_VARIABLES =
      List.of(
          "account",
          "where",
          "terms",
          "size",
          "page",
          "offset",
          "under",
          "parent",
          "batch",
          "id",
          "key",
          "attachment",
          "value",
          "from",
          "to",
          "direction",
          "token",
          "status",
          "headers",
          "count",
          "read",
          "response",
          "record",
          "detail",
          "parts");

  /** What mappings read besides what the author names. */
  static final List<String> MAPPING_VARIABLES =
      List.of("account", "record", "id", "under", "parent", "detail", "parts");

  ExpressionScope {
    variables = Set.copyOf(variables);
  }

  private static ExpressionScope request(String place, String... variables) {
    return new ExpressionScope(place, false, Set.of("account"), true).with(variables);
  }

  private static ExpressionScope data(String place, String... variables) {
    return new ExpressionScope(place, true, Set.of("account"), false).with(variables);
  }

  ExpressionScope with(String... more) {
    return with(List.of(more));
  }

  ExpressionScope with(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(variables);
    all.addAll(more);
    return new ExpressionScope(place, data, all, secrets);
  }

  ExpressionScope in(String otherPlace) {
    return new ExpressionScope(otherPlace, data, variables, secrets);
  }

  /** The variables as they are written, in the alphabet's order. */
  List<String> written() {
    return variables.stream().sorted().map(v -> "$" + v).toList();
  }
}
