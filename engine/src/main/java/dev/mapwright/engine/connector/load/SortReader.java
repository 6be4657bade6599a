package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.NativeSort;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.ModelFields;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;

/** Reads what a vendor sorts by itself. */
final class SortReader {
  private final RequestReader requests;
  private final ModelFields model;
  private final ExpressionScope scope;

  SortReader(LoadContext context, ModelFields model) {
    this.requests = new RequestReader(context);
    this.model = model;
    this.scope = context.scope(ExpressionScope.SORT);
  }

  SequencedMap<FieldPath, NativeSort> read(CheckedMap owner) {
    SequencedMap<FieldPath, NativeSort> sorts = new LinkedHashMap<>();
    owner
        .named("sort")
        .forEach((name, fields) -> {
          FieldPath path = model.filterable(name, fields.place());
          if (path != null) {
            sorts.put(
                path,
                new NativeSort(
                    directions(fields.texts("directions")), requests.fragment(fields, scope)));
          }
        });
    return sorts;
  }

  private static Set<Direction> directions(List<String> words) {
    Set<Direction> directions = EnumSet.noneOf(Direction.class);
    for (String word : words.isEmpty() ? List.of("asc", "desc") : words) {
      directions.add(Direction.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return directions;
  }
}
