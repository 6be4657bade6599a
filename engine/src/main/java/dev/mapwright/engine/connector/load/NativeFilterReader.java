package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.ModelFields;
import dev.mapwright.engine.connector.load.expression.TemplateReader;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a vendor filters by itself. */
final class NativeFilterReader {
  private static final Set<Operator> RANGE =
      EnumSet.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE);

  private final ExpressionReader expressions;
  private final RequestReader requests;
  private final ModelFields model;
  private final LoadContext context;

  NativeFilterReader(LoadContext context, ModelFields model) {
    this.context = context;
    this.expressions = context.expressions();
    this.requests = new RequestReader(context);
    this.model = model;
  }

  SequencedMap<FieldPath, NativeFilter> read(CheckedMap source) {
    SequencedMap<FieldPath, NativeFilter> filters = new LinkedHashMap<>();
    source
        .named("filters")
        .forEach((name, fields) -> {
          FieldPath path = model.filterable(name, fields.place());
          if (path != null) {
            filters.put(path, filter(path, fields));
          }
        });
    return filters;
  }

  /** The fragment; {@code param} is short for a query parameter that carries the value. */
  private Fragment fragment(CheckedMap fields, ExpressionScope scope) {
    Fragment fragment = requests.fragment(fields, scope);
    String parameter = fields.text("param");
    if (parameter == null) {
      return fragment;
    }
    if (!scope.variables().contains("value")) {
      fields
          .problems()
          .error(
              "param-of-range",
              fields.placeOf("param"),
              "A range has bounds, not one value.",
              "Write 'query' with {{ $from }} and {{ $to }}.");
      return fragment;
    }
    SequencedMap<String, Template> query = new LinkedHashMap<>(fragment.query());
    query.put(
        parameter, new Template.Computed(expressions.supplied("$value", fields.placeOf("param"))));
    return new Fragment(query, fragment.headers(), fragment.json(), fragment.form());
  }

  private NativeFilter filter(FieldPath path, CheckedMap fields) {
    Set<Operator> operators = operators(fields.texts("operators"));
    ExpressionScope scope = context.scope(ExpressionScope.FILTER, values(operators));
    YamlNode term = fields.node("term");
    Set<FieldPath> notWith = new LinkedHashSet<>();
    fields
        .scalars("not_with")
        .forEach(other -> {
          FieldPath otherPath = model.filterable(other.text(), other.place());
          if (otherPath != null) {
            notWith.add(otherPath);
          }
        });
    return new NativeFilter(
        path,
        operators,
        fragment(fields, scope),
        term == null ? null : new TemplateReader(expressions).json(term, scope),
        fields.flag("exact"),
        fields.flag("lossy"),
        fields.time("margin", Duration.ofSeconds(1)),
        notWith,
        unknown(fields),
        fields.place());
  }

  private @Nullable Expression unknown(CheckedMap fields) {
    ScalarNode unknown = fields.scalar("unknown");
    return unknown == null
        ? null
        : expressions.whole(unknown, context.scope(ExpressionScope.ANSWER));
  }

  private static Set<Operator> operators(List<String> words) {
    Set<Operator> operators = EnumSet.noneOf(Operator.class);
    for (String word : words.isEmpty() ? List.of("eq") : words) {
      if (word.equals("range")) {
        operators.addAll(RANGE);
      } else {
        operators.add(Operator.valueOf(word.toUpperCase(Locale.ROOT)));
      }
    }
    return operators;
  }

  /** A value for comparisons, bounds for ranges. */
  private static List<String> values(Set<Operator> operators) {
    List<String> names = new ArrayList<>();
    if (operators.contains(Operator.GT) || operators.contains(Operator.GTE)) {
      names.add("from");
    }
    if (operators.contains(Operator.LT) || operators.contains(Operator.LTE)) {
      names.add("to");
    }
    if (!RANGE.containsAll(operators)) {
      names.add("value");
    }
    return names;
  }

  /** Whether a filter compares by more and less. */
  static boolean isRange(NativeFilter filter) {
    return filter.operators().stream().anyMatch(RANGE::contains);
  }
}
