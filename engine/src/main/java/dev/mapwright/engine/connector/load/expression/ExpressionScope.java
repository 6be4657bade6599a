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
public record ExpressionScope(String place, boolean data, Set<String> variables, boolean secrets) {
  public static final ExpressionScope ACCOUNT = request("what the account decides");
  public static final ExpressionScope ANY_REQUEST = request("what is sent with every request");
  public static final ExpressionScope LIST_REQUEST =
      request("the request of a list", "where", "terms", "size", "page", "offset", "cursor");
  public static final ExpressionScope JOB_REQUEST =
      request("the request of a job", "where", "terms");
  public static final ExpressionScope GET_REQUEST = request("the request of get", "id");
  public static final ExpressionScope RELATED_REQUEST =
      request("the request of related data", "size", "page", "offset", "cursor");
  public static final ExpressionScope CONTENT_REQUEST =
      request("the request of content", "attachment", "id");
  public static final ExpressionScope FILTER = request("the fragment of a filter");
  public static final ExpressionScope SORT = request("the fragment of a sort", "direction");
  public static final ExpressionScope SPLIT = request("the fragment of a split", "from");
  public static final ExpressionScope AUTH = request("auth", "time", "nonce");
  public static final ExpressionScope ANSWER =
      data("what is read from an answer", "status", "headers", "page", "offset", "size", "count");
  public static final ExpressionScope PAGE =
      ANSWER.with("read", "last").in("what is read from a page");
  public static final ExpressionScope TOKEN = data("what is read from a token");
  public static final ExpressionScope ROW = data("the key of a row", "under", "parent");
  public static final ExpressionScope RECORD =
      data("what is read from a record", "under", "parent", "id");
  public static final ExpressionScope KEYS =
      data("the keys of a relation", "under", "parent", "id", "raw");
  public static final ExpressionScope ROWS = request("rows", "response");
  public static final ExpressionScope MAP =
      data("the mapping", "record", "under", "parent", "detail");

  /** What the engine supplies somewhere; told apart from misspellings. */
  public static final List<String> ENGINE_VARIABLES =
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
          "raw",
          "parts");

  /**
   * What the engine supplies where no data related to records is in sight, so that relations may
   * have these names.
   */
  public static final List<String> VARIABLES_OF_REQUESTS =
      List.of("cursor", "last", "time", "nonce", "request", "steps", "job", "result");

  /** What mappings read besides what the author names. */
  public static final List<String> MAPPING_VARIABLES =
      List.of("account", "record", "id", "under", "parent", "detail", "parts");

  public ExpressionScope {
    variables = Set.copyOf(variables);
  }

  private static ExpressionScope request(String place, String... variables) {
    return new ExpressionScope(place, false, Set.of("account"), true).with(variables);
  }

  private static ExpressionScope data(String place, String... variables) {
    return new ExpressionScope(place, true, Set.of("account"), false).with(variables);
  }

  public ExpressionScope with(String... more) {
    return with(List.of(more));
  }

  public ExpressionScope with(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(variables);
    all.addAll(more);
    return new ExpressionScope(place, data, all, secrets);
  }

  public ExpressionScope in(String otherPlace) {
    return new ExpressionScope(otherPlace, data, variables, secrets);
  }

  /** The same, where nothing secret may be read. */
  ExpressionScope withoutSecrets() {
    return new ExpressionScope(place, data, variables, false);
  }

  /** The variables as they are written, in the alphabet's order. */
  List<String> written() {
    return variables.stream().sorted().map(v -> "$" + v).toList();
  }
}
