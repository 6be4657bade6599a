package dev.mapwright.engine.query;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.NativeSort;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Filter.Comparison;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.RequestParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a list is answered. A native filter may let through too much, never too little: it is
 * checked again unless declared exact, and one that may miss matches is used only when the caller
 * allows approximation.
 */
public final class Planner {
  private static final Set<String> NO_SEGMENTS = Set.of("", ".", "..");

  private final Resource resource;
  private final UnifiedModel model;
  private final Account account;
  private final Variables variables;
  private final boolean approximate;

  /**
   * For a resource.
   *
   * @param variables what every request of the call sees
   * @param approximate whether filters that may miss matches are used
   */
  public Planner(
      Resource resource,
      UnifiedModel model,
      Account account,
      Variables variables,
      boolean approximate) {
    this.resource = resource;
    this.model = model;
    this.account = account;
    this.variables = variables;
    this.approximate = approximate;
  }

  /** The plan of a query whose filters have been checked against the model. */
  public Plan plan(Query query) {
    List<Condition> conditions = Conditions.of(query.filters(), model);
    Source source = choose(conditions);
    Hand hand = new Hand(source);
    orderByPrecedence(conditions, source).forEach(hand::offer);
    boolean sorted = query.sort() == null || hand.sort(query.sort());
    return new Plan(
        source,
        hand.natives,
        hand.addition,
        hand.variables(),
        residual(query.filters(), hand.exact),
        sorted,
        Conditions.contradict(conditions, model));
  }

  /** The first source of which a need is met; the last has none. */
  private Source choose(List<Condition> conditions) {
    for (Source source : resource.list()) {
      if (source.needs().isEmpty()
          || conditions.stream()
              .anyMatch(c -> source.needs().contains(c.field()) && usable(source, c) != null)) {
        return source;
      }
    }
    throw new IllegalStateException("the loader holds that the last source has no needs");
  }

  /**
   * What a source was chosen for comes first, so that nothing else takes its place; what its author
   * says cannot stand beside others comes last, and gives way to them.
   */
  private static List<Condition> orderByPrecedence(List<Condition> conditions, Source source) {
    List<Condition> ordered = new ArrayList<>(conditions);
    ordered.sort(
        Comparator.comparingInt(c -> {
          NativeFilter filter = source.filters().get(c.field());
          return source.needs().contains(c.field())
              ? 0
              : filter == null || filter.notWith().isEmpty() ? 1 : 2;
        }));
    return ordered;
  }

  private @Nullable NativeFilter usable(Source source, Condition condition) {
    NativeFilter filter = source.filters().get(condition.field());
    if (filter == null || (filter.lossy() && !approximate) || leadsElsewhere(condition, filter)) {
      return null;
    }
    boolean can =
        switch (condition) {
          case Condition.OneOf one ->
              filter.operators().contains(one.operator())
                  || (one.values().size() == 1 && filter.operators().contains(Operator.IN));
          case Condition.Like _ -> filter.operators().contains(Operator.LIKE);
          case Condition.Range range ->
              range.comparisons().stream().anyMatch(c -> filter.operators().contains(c.operator()));
        };
    return can ? filter : null;
  }

  /** Such a value may stand in a parameter, but not in a path, which would lead elsewhere. */
  private static boolean leadsElsewhere(Condition condition, NativeFilter filter) {
    return filter.fragment().isEmpty()
        && condition instanceof Condition.OneOf one
        && one.values().stream().anyMatch(NO_SEGMENTS::contains);
  }

  private static List<Filter> residual(List<Filter> filters, Set<Comparison> exact) {
    return filters.stream()
        .flatMap(f -> f instanceof Filter.AllOf all ? all.filters().stream() : Stream.of(f))
        .filter(f -> !(f instanceof Comparison c && exact.contains(c)))
        .toList();
  }

  /** What has been given to the vendor so far. */
  private final class Hand {
    private final Source source;
    private final List<NativeFilter> natives = new ArrayList<>();
    private final Set<Comparison> exact = new HashSet<>();
    private final List<Object> terms = new ArrayList<>();
    private final Where where = new Where();
    private RequestParts addition = RequestParts.EMPTY;

    Hand(Source source) {
      this.source = source;
    }

    /** Gives a condition to the vendor if it can take it beside what it has. */
    void offer(Condition condition) {
      NativeFilter filter = usable(source, condition);
      if (filter == null || clashes(filter) || where.has(filter.field())) {
        return;
      }
      Variables values = FilterValues.of(condition, filter, variables);
      if (!add(filter, values)) {
        return;
      }
      natives.add(filter);
      where.put(condition, values);
      if (filter.exact()) {
        condition.comparisons().stream()
            .filter(c -> FilterValues.covers(filter, c))
            .forEach(exact::add);
      }
    }

    private boolean clashes(NativeFilter filter) {
      return natives.stream()
          .anyMatch(
              n -> n.notWith().contains(filter.field()) || filter.notWith().contains(n.field()));
    }

    /** Merges the filter's fragment and term; false if it comes out empty or does not fit. */
    private boolean add(NativeFilter filter, Variables values) {
      Object term = filter.term() == null ? null : filter.term().render(null, values);
      if (filter.term() != null && term == null) {
        return false;
      }
      if (!filter.fragment().isEmpty() && !merge(filter.fragment(), values)) {
        return false;
      }
      if (term instanceof List<?> several) {
        terms.addAll(several);
      } else if (term != null) {
        terms.add(term);
      }
      return true;
    }

    private boolean merge(Fragment fragment, Variables values) {
      RequestParts rendered = RequestBuilder.render(account, fragment, values);
      if (rendered.isEmpty() || addition.conflict(rendered) != null) {
        return false;
      }
      addition = addition.with(rendered);
      return true;
    }

    boolean sort(Query.Sort wanted) {
      NativeSort sort = source.sort().get(wanted.field());
      return sort != null
          && sort.directions().contains(wanted.direction())
          && merge(
              sort.fragment(),
              variables.with("direction", wanted.direction().name().toLowerCase(Locale.ROOT)));
    }

    Variables variables() {
      Variables all = variables.with("where", where.asObject());
      return terms.isEmpty() ? all : all.with("terms", List.copyOf(terms));
    }
  }
}
