package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.expression.function.AddedFunction;
import dev.mapwright.engine.expression.function.AddedFunctions;
import java.util.List;
import java.util.stream.Stream;

/** Names of functions without the dollar sign, for advice on misspelled ones. */
public final class FunctionNames {
  /** Those of JSONata itself. */
  public static final List<String> STANDARD =
      List.of(
          "abs",
          "append",
          "average",
          "base64decode",
          "base64encode",
          "boolean",
          "ceil",
          "contains",
          "count",
          "decodeUrl",
          "decodeUrlComponent",
          "distinct",
          "each",
          "encodeUrl",
          "encodeUrlComponent",
          "error",
          "assert",
          "eval",
          "exists",
          "filter",
          "floor",
          "formatBase",
          "formatInteger",
          "formatNumber",
          "fromMillis",
          "join",
          "keys",
          "length",
          "lookup",
          "lowercase",
          "map",
          "match",
          "max",
          "merge",
          "millis",
          "min",
          "not",
          "now",
          "number",
          "pad",
          "parseInteger",
          "power",
          "random",
          "reduce",
          "replace",
          "reverse",
          "round",
          "shuffle",
          "sift",
          "single",
          "sort",
          "split",
          "spread",
          "sqrt",
          "string",
          "substring",
          "substringAfter",
          "substringBefore",
          "sum",
          "toMillis",
          "trim",
          "type",
          "uppercase",
          "zip");

  /** JSONata's and those that the connector language adds, without the dollar sign. */
  static final List<String> ALL =
      Stream.concat(STANDARD.stream(), AddedFunctions.ALL.stream().map(AddedFunction::name))
          .toList();

  private FunctionNames() {}
}
