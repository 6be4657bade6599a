package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.In;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Request.BodyKind;
import dev.mapwright.engine.connector.Request.Method;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.load.expression.SourceExpressions;
import dev.mapwright.engine.connector.load.expression.VariablePath;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Holds the parts of a list's sources against each other: what each says alone may be right and yet
 * never work.
 */
final class ListChecks {
  private final Problems problems;
  private final Set<FieldPath> mapped;
  private final Set<String> broken;

  /**
   * Over a mapping.
   *
   * @param broken the top-level fields whose mapping is told to be wrong
   */
  ListChecks(Problems problems, Mapping.Members map, Set<String> broken) {
    this.problems = problems;
    this.broken = broken;
    this.mapped = new HashSet<>();
    collect(map, List.of());
  }

  /** All sources of a list, in the order of choice. */
  void check(List<CheckedMap> written, List<Source> sources) {
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      CheckedMap fields = written.get(i);
      boolean last = i == sources.size() - 1;
      if (last && !source.needs().isEmpty()) {
        problems.error(
            "last-source-needs",
            fields.placeOf("needs"),
            "The last source of a list has no 'needs', or a list without filters has no source.",
            "Leave 'needs' out, or add a source for all records.");
      } else if (!last && source.needs().isEmpty()) {
        problems.error(
            "unreachable-source",
            sources.get(i + 1).endpoint().request().place(),
            "This source is never chosen: the one before it has no 'needs'.",
            "Put the source without 'needs' last.");
      }
      checkNeeds(fields, source);
      source.filters().values().forEach(filter -> checkFilter(filter, source));
      checkPagination(fields, source);
    }
  }

  private void checkNeeds(CheckedMap fields, Source source) {
    for (ScalarNode need : fields.scalars("needs")) {
      FieldPath path = FieldPath.of(need.text());
      if (source.needs().contains(path) && !source.filters().containsKey(path)) {
        problems.error(
            "need-without-filter",
            need.place(),
            "The source is chosen for the filter '" + need.text() + "' but does not use it.",
            "Say under 'filters' how this source filters by it.");
      }
    }
  }

  private void checkFilter(NativeFilter filter, Source source) {
    boolean silent = filter.fragment().isEmpty() && filter.term() == null;
    if (silent && !isReadByWhere(filter.field(), source)) {
      problems.error(
          "unread-filter",
          filter.place(),
          "The filter '"
              + filter.field()
              + "' adds nothing to the request, and the source does"
              + " not read $where."
              + filter.field()
              + ".",
          "Give the parameter's name, or read $where." + filter.field() + " in the request.");
    }
    if (filter.term() != null && !reads("terms", source)) {
      problems.error(
          "unread-filter",
          filter.place(),
          "The filter '" + filter.field() + "' adds to $terms, which the source does not read.",
          "Place {{ $terms }} in the request.");
    }
    if (filter.unknown() != null
        && filter.operators().contains(Operator.IN)
        && !isReadByKeys(filter.field(), source)) {
      problems.error(
          "one-of-several",
          filter.place(),
          "The filter '"
              + filter.field()
              + "' asks for several values at once: an unknown one would hide those who have the"
              + " others.",
          "Ask for each by itself, by a 'from' whose keys are $where."
              + filter.field()
              + ", or leave out the operator in.");
    }
    checkOperators(filter, silent);
    boolean range = NativeFilterReader.isRange(filter);
    if (!mapped.contains(filter.field())
        && !broken.contains(filter.field().root())
        && (range || !filter.exact())) {
      problems.error(
          "unmapped-filter",
          filter.place(),
          "'"
              + filter.field()
              + "' is not mapped, so its filter cannot be checked on records"
              + (range ? " and its range has nothing to compare." : "."),
          range ? "Map the field." : "Map the field, or say 'exact: true' where that is sure.");
    }
    boolean loosely = filter.exact() && filter.lossy();
    if (loosely) {
      problems.error(
          "exact-and-lossy",
          filter.place(),
          "A filter that may miss matches is not exact.",
          "Keep 'exact' or 'lossy'.");
    }
  }

  /** What comes with an operator must be sent, or the vendor does not know what is asked for. */
  private void checkOperators(NativeFilter filter, boolean silent) {
    List<Expression> sent = new ArrayList<>(filter.fragment().expressions());
    if (filter.term() != null) {
      sent.addAll(filter.term().expressions());
    }
    if (silent || sent.isEmpty()) {
      return;
    }
    Set<String> read = new HashSet<>();
    sent.forEach(expression -> read.addAll(expression.reads().variables()));
    boolean foreign =
        List.of("value", "from", "to").stream()
            .anyMatch(name -> read.contains(name) && !isOf(name, filter));
    if (foreign) {
      return; // told where it is read
    }
    for (Operator operator : Operator.values()) {
      String bound = bound(operator);
      if (filter.operators().contains(operator)
          && !read.contains(bound)
          && !read.contains("where")
          && !read.contains("terms")) {
        problems.warning(
            "unread-operator",
            filter.place(),
            "The filter '"
                + filter.field()
                + "' takes the operator "
                + operator.name().toLowerCase(Locale.ROOT)
                + ", and nothing sends $"
                + bound
                + ".",
            "Read $" + bound + " in the request, or leave the operator out.");
        return;
      }
    }
  }

  private static boolean isOf(String bound, NativeFilter filter) {
    return filter.operators().stream().anyMatch(each -> bound(each).equals(bound));
  }

  /** What of a filter comes with an operator. */
  private static String bound(Operator operator) {
    return switch (operator) {
      case GT, GTE -> "from";
      case LT, LTE -> "to";
      default -> "value";
    };
  }

  private void checkPagination(CheckedMap fields, Source source) {
    Pagination pagination = source.pagination();
    if (pagination.split() != null && !source.repeats()) {
      problems.error(
          "split-without-repeats",
          source.endpoint().request().place(),
          "The pages of this source are split, and records at the seams come again.",
          "Say 'repeats: true' for the source, so that each is given out once.");
    }
    boolean xml = pagination.in() == In.XML;
    boolean body = xml || pagination.in() == In.JSON || pagination.in() == In.FORM;
    if (own(fields) && xml != (source.endpoint().request().body() == BodyKind.XML) && body) {
      problems.error(
          "other-body",
          fields.placeOf("pagination"),
          xml
              ? "The body of this request is no XML, so its pages cannot be asked for there."
              : "The body of this request is XML, and its pages are asked for elsewhere.",
          xml ? "Write the body as 'body: {xml: ...}', or take another 'in'." : "Write 'in: xml'.");
    }
    boolean own = own(fields);
    if (own && body && source.endpoint().request().method() == Method.GET) {
      problems.error(
          "body-of-get",
          fields.placeOf("pagination"),
          "A GET carries no body, so its pages cannot be asked for there.",
          "Leave 'in' out, or write the request as POST.");
    }
    String variable = pagination.next() instanceof Next.Offset ? "offset" : "page";
    boolean read =
        SourceExpressions.target(source.endpoint().request().target()).stream()
            .anyMatch(e -> e.reads().variables().contains(variable));
    if (own && pagination.in() == In.PATH && !read) {
      problems.error(
          "unread-page",
          source.endpoint().request().place(),
          "The path does not place $" + variable + ", so each page would be the first.",
          "Write {{ $" + variable + " }} where the vendor wants it.");
    }
  }

  private static boolean own(CheckedMap fields) {
    return fields.fields("pagination") != null;
  }

  private static boolean reads(String variable, Source source) {
    return SourceExpressions.of(source).stream()
        .anyMatch(e -> e.reads().variables().contains(variable));
  }

  private static boolean isReadByWhere(FieldPath field, Source source) {
    return isReadByWhere(field, SourceExpressions.of(source));
  }

  /** Whether there is one request for each of its values. */
  private static boolean isReadByKeys(FieldPath field, Source source) {
    return source.from() != null && isReadByWhere(field, SourceExpressions.keys(source.from()));
  }

  private static boolean isReadByWhere(FieldPath field, List<Expression> expressions) {
    for (Expression expression : expressions) {
      for (VariablePath path : VariablePath.in(expression.source())) {
        int length = Math.min(path.keys().size(), field.segments().size());
        if (path.variable().equals("where")
            && path.keys().subList(0, length).equals(field.segments().subList(0, length))) {
          return true;
        }
      }
    }
    return false;
  }

  private void collect(Mapping.Members map, List<String> above) {
    map.members()
        .forEach((name, mapping) -> {
          List<String> path = new ArrayList<>(above);
          path.add(name);
          switch (mapping) {
            case Mapping.Value _ -> mapped.add(new FieldPath(path));
            case Mapping.Members members -> collect(members, path);
            case Mapping.Items items -> items.parts().forEach(part -> collect(part.map(), path));
          }
        });
  }
}
