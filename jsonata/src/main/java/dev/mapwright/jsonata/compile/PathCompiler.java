package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.node.FieldPathNode;
import dev.mapwright.jsonata.node.FieldStep;
import dev.mapwright.jsonata.node.FilteredTuples;
import dev.mapwright.jsonata.node.GroupedTuples;
import dev.mapwright.jsonata.node.Groups;
import dev.mapwright.jsonata.node.Node;
import dev.mapwright.jsonata.node.PathNode;
import dev.mapwright.jsonata.node.Predicate;
import dev.mapwright.jsonata.node.SortTerms;
import dev.mapwright.jsonata.node.Step;
import dev.mapwright.jsonata.node.TuplePath;
import dev.mapwright.jsonata.node.TupleStep;
import dev.mapwright.jsonata.syntax.Pairs;
import dev.mapwright.jsonata.syntax.Stage;
import dev.mapwright.jsonata.syntax.Syntax;
import dev.mapwright.jsonata.syntax.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes paths into nodes: the quick one for fields, the general one, the one with variables. */
final class PathCompiler {
  private final Compiler compiler;

  PathCompiler(Compiler compiler) {
    this.compiler = compiler;
  }

  Node field(Syntax.Name name) {
    return new FieldStep(name.name().intern());
  }

  Node path(Syntax.Path path, FrameScope scope) {
    if (BoundNames.bindsVariables(path)) {
      return tuplePath(path, scope);
    }
    Node fields = path.group() == null ? fields(path, scope) : null;
    return fields == null ? steps(path, scope) : fields;
  }

  private Node steps(Syntax.Path path, FrameScope scope) {
    List<Syntax> steps = path.steps();
    Step[] compiled = new Step[steps.size()];
    for (int i = 0; i < compiled.length; i++) {
      boolean sorted = i == 0 && steps.size() == 2 && steps.get(1) instanceof Syntax.Sort;
      compiled[i] =
          i == 0 && steps.get(i).isConsArray()
              ? new Step.Constructor(compiler.compile(steps.get(i), scope), sorted)
              : step(steps.get(i), scope);
    }
    Groups groups = path.group() == null ? null : compiler.groups(path.group(), scope, 0);
    return new PathNode(compiled, isAbsolute(path), path.keepsSingletonArray(), groups);
  }

  private static boolean isAbsolute(Syntax.Path path) {
    return path.steps().getFirst() instanceof Syntax.Variable;
  }

  /** The path as plain fields; {@code null} if it is more than that. */
  private @Nullable Node fields(Syntax.Path path, FrameScope scope) {
    List<Syntax> steps = path.steps();
    Syntax first = steps.getFirst();
    boolean bare = first.stages().isEmpty() && first.group() == null;
    boolean fromCall = bare && first instanceof Syntax.Call && steps.size() > 1;
    int begin = (bare && first instanceof Syntax.Variable) || fromCall ? 1 : 0;
    String[] names = new String[steps.size() - begin];
    Predicate.@Nullable At[] positions = new Predicate.@Nullable At[names.length];
    for (int i = 0; i < names.length; i++) {
      Syntax step = steps.get(begin + i);
      if (!(step instanceof Syntax.Name name) || !hasAtMostPosition(name)) {
        return null;
      }
      names[i] = name.name().intern();
      positions[i] = position(name);
    }
    boolean keep = path.keepsSingletonArray();
    return new FieldPathNode(
        begin == 0 ? null : compiler.compile(first, scope),
        names,
        positions,
        keep,
        fromCall ? steps(path, scope) : null);
  }

  private static boolean hasAtMostPosition(Syntax.Name name) {
    return name.predicates().isEmpty()
        && name.group() == null
        && (name.stages().isEmpty() || position(name) != null);
  }

  private static Predicate.@Nullable At position(Syntax.Name name) {
    return name.stages().size() == 1
            && name.stages().getFirst() instanceof Stage.Filter filter
            && Compiler.literalPosition(filter.condition()) instanceof Number position
        ? new Predicate.At(position)
        : null;
  }

  private Step step(Syntax step, FrameScope scope) {
    Predicate[] filters = compiler.filters(step.stages(), scope);
    if (step instanceof Syntax.Sort sort) {
      return new Step.Sorted(terms(sort, scope, 0), filters);
    }
    Node node = compiler.compile(step, scope);
    return new Step.Each(node, filters);
  }

  private SortTerms terms(Syntax.Sort sort, FrameScope scope, int tupleFrameSize) {
    List<Term> terms = sort.terms();
    boolean[] descending = new boolean[terms.size()];
    for (int i = 0; i < descending.length; i++) {
      descending[i] = terms.get(i).descending();
    }
    Node[] expressions = compiler.compileAll(terms.stream().map(Term::expression).toList(), scope);
    return new SortTerms(compiler.place(sort.offset()), expressions, descending, tupleFrameSize);
  }

  private Node tuplePath(Syntax.Path path, FrameScope scope) {
    List<Step> plain = new ArrayList<>();
    List<TupleStep> bound = new ArrayList<>();
    TupleParts parts = TupleParts.of(path);
    FrameScope own = scope.tuple(BoundNames.boundBy(parts.withVariables()));
    for (Syntax step : parts.plain()) {
      boolean constructor = step.isConsArray() && step.equals(path.steps().getFirst());
      plain.add(
          constructor
              ? new Step.Constructor(compiler.compile(step, scope), false)
              : step(step, scope));
    }
    for (Syntax step : parts.bound()) {
      bound.add(tupleStep(step, bound.isEmpty() ? scope : own, own));
    }
    Groups groups =
        path.group() == null ? null : compiler.groups(path.group(), own, own.frameSize());
    Syntax constructor = parts.constructor();
    return new TuplePath(
        constructor == null ? null : start(constructor, scope),
        plain.toArray(Step[]::new),
        bound.toArray(TupleStep[]::new),
        isAbsolute(path),
        path.isTuple(),
        path.keepsSingletonArray(),
        groups);
  }

  /** As in the reference: the array does not become the context if it is bound to a variable. */
  private TuplePath.Start start(Syntax constructor, FrameScope scope) {
    return new TuplePath.Start(compiler.compile(constructor, scope), constructor.focus() == null);
  }

  /**
   * A step that binds variables or sees them.
   *
   * @param sorting where the terms of an order-by clause are evaluated
   */
  private TupleStep tupleStep(Syntax step, FrameScope sorting, FrameScope scope) {
    TupleStep.Stage[] stages =
        step.stages().stream().map(stage -> stage(stage, scope)).toArray(TupleStep.Stage[]::new);
    String ancestor = step.ancestor() == null ? null : step.ancestor().label();
    TupleStep.Names names = new TupleStep.Names(named(step.focus()), named(step.index()), ancestor);
    int frameSize = scope.frameSize();
    return step instanceof Syntax.Sort sort
        ? new TupleStep(null, terms(sort, sorting, frameSize), names, stages, frameSize)
        : new TupleStep(compiler.compile(step, scope), null, names, stages, frameSize);
  }

  /** {@code @$} and {@code #$} bind nothing: the empty name is the context's. */
  private static @Nullable String named(@Nullable String variable) {
    return variable == null || variable.isEmpty() ? null : variable;
  }

  /** A block that hands on tuples, and filters that see their variables. */
  Node filteredTuples(Syntax block, Node node, FrameScope scope) {
    List<Syntax> conditions =
        block.predicates().stream()
            .filter(Stage.Filter.class::isInstance)
            .map(stage -> ((Stage.Filter) stage).condition())
            .toList();
    FrameScope own = scope.tuple(BoundNames.boundBy(conditions));
    TupleStep.Stage[] stages =
        block.predicates().stream().map(stage -> stage(stage, own)).toArray(TupleStep.Stage[]::new);
    return new FilteredTuples(
        node, stages, own.frameSize(), compiler.filters(block.predicates(), scope));
  }

  /** A block that hands on tuples, and a group-by clause that sees their variables. */
  Node groupedTuples(Pairs group, Node node, FrameScope scope) {
    List<Syntax> parts = new ArrayList<>();
    for (Pairs.Pair pair : group.list()) {
      parts.add(pair.key());
      parts.add(pair.value());
    }
    FrameScope own = scope.tuple(BoundNames.boundBy(parts));
    return new GroupedTuples(node, compiler.groups(group, own, own.frameSize()));
  }

  private TupleStep.Stage stage(Stage stage, FrameScope scope) {
    return switch (stage) {
      case Stage.Filter filter ->
          new TupleStep.Stage.Where(
              compiler.compile(filter.condition(), scope),
              Compiler.literalPosition(filter.condition()));
      case Stage.Position position -> new TupleStep.Stage.Position(position.name());
    };
  }
}
