package dev.mapwright.jsonata.syntax;

import dev.mapwright.jsonata.syntax.Pairs.Pair;
import dev.mapwright.jsonata.syntax.Syntax.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gathers the operators of location paths ({@code .}, {@code []}, {@code {}}, {@code ^}, {@code @},
 * {@code #}) into {@link Path} nodes, and finds for each {@code %} the step that supplies it.
 */
final class PathRules {
  private final SyntaxError error;
  private final Ancestry ancestry;

  PathRules(SyntaxError error) {
    this.error = error;
    this.ancestry = new Ancestry(error);
  }

  Syntax applyToWhole(Syntax parsed) {
    Syntax whole = apply(parsed);
    if (whole instanceof Syntax.Parent || !whole.seekingParent.isEmpty()) {
      throw ancestry.noParent(whole);
    }
    return whole;
  }

  private Syntax apply(Syntax node) {
    Syntax result = shape(node);
    if (node.keepArray) {
      result.keepArray = true;
    }
    return result;
  }

  private Syntax shape(Syntax node) {
    return switch (node) {
      case Syntax.Binary binary -> binary(binary);
      case Syntax.GroupBy group -> groupBy(group);
      case Syntax.OrderBy order -> orderBy(order);
      case Syntax.Name name -> singleStep(name);
      case Syntax.Negation negation -> negation(negation);
      case Syntax.ArrayConstructor array -> {
        array.items.replaceAll(item -> under(array, apply(item)));
        yield array;
      }
      case Syntax.ObjectConstructor object -> {
        object.pairs =
            new Pairs(object.offset, pairs(object.pairs.list(), part -> under(object, part)));
        yield object;
      }
      case Syntax.Call call -> {
        call.arguments.replaceAll(argument -> under(call, apply(argument)));
        call.procedure = apply(call.procedure);
        yield call;
      }
      case Syntax.Function function -> {
        function.body = apply(function.body);
        yield function;
      }
      case Syntax.Block block -> block(block);
      case Syntax.Conditional conditional -> conditional(conditional);
      case Syntax.Fallback fallback -> {
        fallback.first = under(fallback, apply(fallback.first));
        fallback.second = under(fallback, apply(fallback.second));
        yield fallback;
      }
      case Syntax.Transform transform -> {
        transform.pattern = apply(transform.pattern);
        transform.update = apply(transform.update);
        transform.delete = transform.delete == null ? null : apply(transform.delete);
        yield transform;
      }
      case Syntax.Binding binding -> binding(binding);
      case Syntax.Nothing nothing ->
          throw error.at(nothing.offset, "S0207", "Unexpected end of expression", "(end)");
      case Syntax.Literal _,
          Syntax.Variable _,
          Syntax.Wildcard _,
          Syntax.Descendants _,
          Syntax.Parent _,
          Syntax.Regex _,
          Syntax.Placeholder _,
          Syntax.Path _,
          Syntax.Sort _ ->
          node;
    };
  }

  private Syntax under(Syntax around, Syntax part) {
    ancestry.handOn(around, part);
    return part;
  }

  private List<Pair> pairs(List<Pair> pairs, UnaryOperator<Syntax> note) {
    List<Pair> result = new ArrayList<>();
    for (Pair pair : pairs) {
      Syntax key = note.apply(apply(pair.key()));
      result.add(new Pair(key, note.apply(apply(pair.value()))));
    }
    return result;
  }

  private static Path singleStep(Syntax.Name name) {
    Path path = new Path(name.offset, listOf(name));
    path.keepSingletonArray = name.keepArray;
    return path;
  }

  private static List<Syntax> listOf(Syntax first) {
    List<Syntax> list = new ArrayList<>(4);
    list.add(first);
    return list;
  }

  private Syntax negation(Syntax.Negation negation) {
    Syntax operand = apply(negation.operand);
    if (operand instanceof Syntax.Literal literal && literal.value instanceof Number number) {
      literal.value = Negative.of(number);
      return literal;
    }
    negation.operand = under(negation, operand);
    return negation;
  }

  private Syntax block(Syntax.Block block) {
    block.expressions.replaceAll(part -> under(block, apply(part)));
    for (Syntax part : block.expressions) {
      block.consArray |=
          part.consArray || (part instanceof Path path && path.steps.getFirst().consArray);
    }
    return block;
  }

  private Syntax conditional(Syntax.Conditional conditional) {
    conditional.condition = under(conditional, apply(conditional.condition));
    conditional.then = under(conditional, apply(conditional.then));
    if (conditional.otherwise != null) {
      conditional.otherwise = under(conditional, apply(conditional.otherwise));
    }
    return conditional;
  }

  private Syntax binding(Syntax.Binding binding) {
    Syntax.Binding shaped = new Syntax.Binding(binding.offset, binding.name, apply(binding.value));
    ancestry.handOn(shaped, shaped.value);
    return shaped;
  }

  private Syntax binary(Syntax.Binary binary) {
    return switch (binary.operator) {
      case "." -> step(binary);
      case "[" -> predicate(binary);
      case "@" -> focus(binary);
      case "#" -> position(binary);
      default -> {
        binary.left = apply(binary.left);
        binary.right = apply(binary.right);
        if (binary.operator.equals("~>")) {
          binary.keepArray = binary.left.keepArray || binary.right.keepArray;
        } else {
          ancestry.handOn(binary, binary.left);
          ancestry.handOn(binary, binary.right);
        }
        yield binary;
      }
    };
  }

  private Syntax step(Syntax.Binary dot) {
    Syntax left = apply(dot.left);
    Path path = left instanceof Path known ? known : new Path(left.offset, listOf(left));
    if (left instanceof Syntax.Parent parent) {
      path.seekingParent.add(parent.slot);
    }
    Syntax right = apply(dot.right);
    if (right instanceof Path rest) {
      path.steps.addAll(rest.steps);
    } else {
      right.stages.addAll(right.predicates);
      right.predicates.clear();
      path.steps.add(right);
    }
    path.steps.replaceAll(this::nameOrStep);
    path.keepSingletonArray |= path.steps.stream().anyMatch(step -> step.keepArray);
    markArrayConstructor(path.steps.getFirst());
    markArrayConstructor(path.steps.getLast());
    ancestry.resolve(path);
    return path;
  }

  private static void markArrayConstructor(Syntax step) {
    step.consArray |= step instanceof Syntax.ArrayConstructor;
  }

  /** A string as a step is a field name; other literals cannot be steps. */
  private Syntax nameOrStep(Syntax step) {
    if (!(step instanceof Syntax.Literal literal)) {
      return step;
    }
    if (!(literal.value instanceof String text)) {
      String message =
          "The literal value " + literal.value + " cannot be used as a step within a path";
      throw error.at(literal.offset, "S0213", message);
    }
    Syntax.Name name = new Syntax.Name(literal.offset, text);
    name.keepArray = literal.keepArray;
    name.predicates.addAll(literal.predicates);
    name.stages.addAll(literal.stages);
    name.focus = literal.focus;
    name.index = literal.index;
    name.tuple = literal.tuple;
    name.group = literal.group;
    return name;
  }

  private Syntax predicate(Syntax.Binary bracket) {
    Syntax result = apply(bracket.left);
    Syntax step = lastStep(result);
    if (step.group != null) {
      throw error.at(
          bracket.offset, "S0209", "A predicate cannot follow a grouping expression in a step");
    }
    Syntax condition = apply(bracket.right);
    for (Slot slot : condition.seekingParent) {
      if (slot.level == 1) {
        ancestry.seek(step, slot);
      } else {
        slot.level--;
      }
    }
    if (!condition.seekingParent.isEmpty()) {
      ancestry.handOn(step, condition);
    }
    List<Stage> stages = result instanceof Path ? step.stages : step.predicates;
    stages.add(new Stage.Filter(condition));
    return result;
  }

  private static Syntax lastStep(Syntax node) {
    return node instanceof Path path ? path.steps.getLast() : node;
  }

  private Syntax groupBy(Syntax.GroupBy group) {
    Syntax result = apply(group.left);
    if (result.group != null) {
      throw error.at(group.offset, "S0210", "Each step can only have one grouping expression");
    }
    result.group = new Pairs(group.offset, pairs(group.pairs, part -> part));
    return result;
  }

  private Syntax orderBy(Syntax.OrderBy order) {
    Syntax left = apply(order.left);
    Path path = left instanceof Path known ? known : new Path(left.offset, listOf(left));
    Syntax.Sort sort = new Syntax.Sort(order.offset, new ArrayList<>());
    for (Term term : order.terms) {
      Syntax expression = apply(term.expression());
      ancestry.handOn(sort, expression);
      sort.terms.add(new Term(expression, term.descending()));
    }
    path.steps.add(sort);
    ancestry.resolve(path);
    return path;
  }

  private Syntax focus(Syntax.Binary at) {
    Syntax result = apply(at.left);
    Syntax step = lastStep(result);
    if (!step.stages.isEmpty() || !step.predicates.isEmpty()) {
      throw error.at(
          at.offset, "S0215", "A context variable binding must precede any predicates on a step");
    }
    if (step instanceof Syntax.Sort) {
      throw error.at(
          at.offset,
          "S0216",
          "A context variable binding must precede the 'order-by' clause on a step");
    }
    step.keepArray |= at.keepArray;
    step.focus = ((Syntax.Variable) at.right).name;
    step.tuple = true;
    return result;
  }

  private Syntax position(Syntax.Binary hash) {
    Syntax left = apply(hash.left);
    Syntax step = lastStep(left);
    Path path;
    if (left instanceof Path known) {
      path = known;
    } else {
      path = new Path(left.offset, listOf(left));
      step.stages.addAll(step.predicates);
      step.predicates.clear();
    }
    String name = ((Syntax.Variable) hash.right).name;
    if (step.stages.isEmpty()) {
      step.index = name;
    } else {
      step.stages.add(new Stage.Position(name));
    }
    step.tuple = true;
    return path;
  }
}
