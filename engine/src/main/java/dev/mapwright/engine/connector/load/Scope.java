package dev.mapwright.engine.connector.load;

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
record Scope(String place, boolean data, Set<String> variables, boolean secrets) {
  static final Scope ACCOUNT = request("what the account decides");
  static final Scope ANY_REQUEST = request("what is sent with every request");
  static final Scope LIST_REQUEST =
      request("the request of a list", "where", "terms", "size", "page", "offset");
  static final Scope GET_REQUEST = request("the request of get", "id");
  static final Scope RELATED_REQUEST =
      request("the request of related data", "size", "page", "offset");
  static final Scope CONTENT_REQUEST = request("the request of content", "attachment", "id");
  static final Scope FILTER = request("the fragment of a filter");
  static final Scope SORT = request("the fragment of a sort", "direction");
  static final Scope AUTH = request("auth");
  static final Scope ANSWER =
      data("what is read from an answer", "status", "headers", "page", "offset", "size", "count");
  static final Scope PAGE = ANSWER.with("read").in("what is read from a page");
  static final Scope TOKEN = data("what is read from a token");
  static final Scope ROW = data("the key of a row", "under", "parent");
  static final Scope RECORD = data("what is read from a record", "under", "parent", "id");
  static final Scope ROWS = request("rows", "response");
  static final Scope MAP = data("the mapping", "record", "under", "parent", "detail");

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

  Scope {
    variables = Set.copyOf(variables);
  }

  private static Scope request(String place, String... variables) {
    return new Scope(place, false, Set.of("account"), true).with(variables);
  }

  private static Scope data(String place, String... variables) {
    return new Scope(place, true, Set.of("account"), false).with(variables);
  }

  Scope with(String... more) {
    return with(List.of(more));
  }

  Scope with(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(variables);
    all.addAll(more);
    return new Scope(place, data, all, secrets);
  }

  Scope in(String otherPlace) {
    return new Scope(otherPlace, data, variables, secrets);
  }

  /** The variables as they are written, in the alphabet's order. */
  List<String> written() {
    return variables.stream().sorted().map(v -> "$" + v).toList();
  }
}
