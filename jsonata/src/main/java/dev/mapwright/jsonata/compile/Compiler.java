package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.node.Basics;
import dev.mapwright.jsonata.node.Constant;
import dev.mapwright.jsonata.node.Filtered;
import dev.mapwright.jsonata.node.FunctionNode;
import dev.mapwright.jsonata.node.Groups;
import dev.mapwright.jsonata.node.Logic;
import dev.mapwright.jsonata.node.Node;
import dev.mapwright.jsonata.node.ObjectConstructor;
import dev.mapwright.jsonata.node.OperatorNode;
import dev.mapwright.jsonata.node.Predicate;
import dev.mapwright.jsonata.node.SourceOffset;
import dev.mapwright.jsonata.node.Transform;
import dev.mapwright.jsonata.node.VariableNodes;
import dev.mapwright.jsonata.node.Wildcards;
import dev.mapwright.jsonata.regex.Regex;
import dev.mapwright.jsonata.regex.RegexFunction;
import dev.mapwright.jsonata.run.Signature;
import dev.mapwright.jsonata.syntax.Pairs;
import dev.mapwright.jsonata.syntax.Pairs.Pair;
import dev.mapwright.jsonata.syntax.Stage;
import dev.mapwright.jsonata.syntax.Syntax;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a syntax tree into executable nodes. */
final class Compiler {
  private final String source;
  private final VariableRules rules;
  private final PathCompiler paths;
  private final CallCompiler calls;

  Compiler(String source, VariableRules rules) {
    this.source = source;
    this.rules = rules;
    this.paths = new PathCompiler(this);
    this.calls = new CallCompiler(this, rules);
  }

  SourceOffset place(int offset) {
    return new SourceOffset(source, offset);
  }

  /** The node of an expression, its filters and its group-by clause included. */
  Node compile(Syntax syntax, FrameScope scope) {
    return decorated(syntax, bare(syntax, scope), scope);
  }

  Node[] compileAll(List<Syntax> list, FrameScope scope) {
    Node[] nodes = new Node[list.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = compile(list.get(i), scope);
    }
    return nodes;
  }

  private Node decorated(Syntax syntax, Node bare, FrameScope scope) {
    Node node = bare;
    boolean path = syntax instanceof Syntax.Path;
    boolean tuples = syntax instanceof Syntax.Block && syntax.isTuple();
    if (!syntax.predicates().isEmpty()) {
      node =
          tuples
              ? paths.filteredTuples(syntax, node, scope)
              : new Filtered(node, filters(syntax.predicates(), scope));
    }
    if (!path && syntax.group() != null) {
      node =
          tuples
              ? paths.groupedTuples(syntax.group(), node, scope)
              : new ObjectConstructor(node, groups(syntax.group(), scope, 0));
    }
    boolean alreadyKept = syntax instanceof Syntax.Path own && own.keepsSingletonArray();
    return syntax.keepsArray() && !alreadyKept ? new Basics.KeepArray(node) : node;
  }

  private Node bare(Syntax syntax, FrameScope scope) {
    return switch (syntax) {
      case Syntax.Literal literal -> new Constant(literal.value());
      case Syntax.Name name -> paths.field(name);
      case Syntax.Variable variable -> rules.read(variable.name(), scope, place(variable.offset()));
      case Syntax.Wildcard _ -> new Wildcards.Children();
      case Syntax.Descendants _ -> new Wildcards.Descendants();
      case Syntax.Parent parent -> rules.read(parent.slot().label(), scope, place(parent.offset()));
      case Syntax.Regex regex -> regex(regex);
      case Syntax.Binary binary -> binary(binary, scope);
      case Syntax.Negation negation ->
          new Basics.Negation(place(negation.offset()), compile(negation.operand(), scope));
      case Syntax.ArrayConstructor array -> array(array, scope);
      case Syntax.ObjectConstructor object -> {
        Groups groups = groups(object.pairs(), scope, 0);
        JsonObject constant = groups.constant();
        yield constant == null ? new ObjectConstructor(null, groups) : new Constant(constant);
      }
      case Syntax.Call call -> calls.call(call, scope, false);
      case Syntax.Function function -> function(function, scope);
      case Syntax.Block block -> block(block, scope, false);
      case Syntax.Conditional conditional -> conditional(conditional, scope, false);
      case Syntax.Fallback fallback -> fallback(fallback, scope);
      case Syntax.Transform transform -> transform(transform, scope);
      case Syntax.Binding binding ->
          new VariableNodes.Bind(
              scope.slot(binding.name()),
              scope.isParameter(binding.name()),
              compile(binding.value(), scope));
      case Syntax.Path path -> paths.path(path, scope);
      default -> throw new IllegalArgumentException("not an expression: " + syntax);
    };
  }

  /** The node of what a function's body ends with: a call there does not deepen the stack. */
  private Node tail(Syntax syntax, FrameScope scope) {
    boolean decorated =
        !syntax.predicates().isEmpty() || syntax.group() != null || syntax.keepsArray();
    if (decorated) {
      return compile(syntax, scope);
    }
    return switch (syntax) {
      case Syntax.Call call when !call.isPartial() -> calls.call(call, scope, true);
      case Syntax.Block block -> block(block, scope, true);
      case Syntax.Conditional conditional -> conditional(conditional, scope, true);
      case Syntax.Fallback fallback when fallback.first() instanceof Syntax.Call ->
          tailFallback(fallback, scope);
      case Syntax.Fallback fallback ->
          fallback(
              fallback, compile(fallback.first(), scope), tail(fallback.second(), scope), true);
      default -> compile(syntax, scope);
    };
  }

  private Node regex(Syntax.Regex regex) {
    try {
      return new Constant(new RegexFunction(Regex.compile(regex.pattern(), regex.flags())));
    } catch (JsonataException e) {
      throw e.at(source, regex.offset());
    }
  }

  private Node binary(Syntax.Binary binary, FrameScope scope) {
    Node left = compile(binary.left(), scope);
    if (binary.operator().equals("~>")) {
      return calls.chain(binary, left, scope);
    }
    Node right = compile(binary.right(), scope);
    return switch (binary.operator()) {
      case "and" -> new Logic.And(left, right);
      case "or" -> new Logic.Or(left, right);
      default -> OperatorNode.of(place(binary.offset()), binary.operator(), left, right);
    };
  }

  private Node array(Syntax.ArrayConstructor array, FrameScope scope) {
    List<Syntax> items = array.items();
    boolean[] nested = new boolean[items.size()];
    for (int i = 0; i < nested.length; i++) {
      nested[i] = items.get(i) instanceof Syntax.ArrayConstructor;
    }
    return new Basics.ArrayOf(
        compileAll(items, scope), nested, AtOnce.order(items), array.isConsArray());
  }

  Predicate[] filters(List<Stage> stages, FrameScope scope) {
    return stages.stream()
        .filter(Stage.Filter.class::isInstance)
        .map(stage -> filter(((Stage.Filter) stage).condition(), scope))
        .toArray(Predicate[]::new);
  }

  private Predicate filter(Syntax condition, FrameScope scope) {
    return literalPosition(condition) instanceof Number position
        ? new Predicate.At(position)
        : Predicate.where(compile(condition, scope));
  }

  static @Nullable Number literalPosition(Syntax condition) {
    return condition instanceof Syntax.Literal literal && literal.value() instanceof Number number
        ? number
        : null;
  }

  /**
   * Key and value pairs.
   *
   * @param tupleFrameSize slots of the frames of tuples, where tuples are grouped
   */
  Groups groups(Pairs pairs, FrameScope scope, int tupleFrameSize) {
    List<Pair> list = pairs.list();
    return new Groups(
        place(pairs.offset()),
        compileAll(list.stream().map(Pair::key).toList(), scope),
        compileAll(list.stream().map(Pair::value).toList(), scope),
        literalKeys(list),
        AtOnce.order(list.stream().map(Pair::value).toList()),
        tupleFrameSize);
  }

  private static @Nullable JsonKeys literalKeys(List<Pair> pairs) {
    String[] names = new String[pairs.size()];
    for (int i = 0; i < names.length; i++) {
      boolean literal =
          pairs.get(i).key() instanceof Syntax.Literal key
              && key.predicates().isEmpty()
              && key.group() == null;
      if (!literal
          || !(((Syntax.Literal) pairs.get(i).key()).value() instanceof String name)
          || name.startsWith("_jsonata_")) {
        return null;
      }
      names[i] = name.intern();
    }
    return Arrays.stream(names).distinct().count() == names.length
        ? JsonKeys.ofInterned(names)
        : null;
  }

  private Node function(Syntax.Function function, FrameScope scope) {
    Signature signature = null;
    if (function.signature() != null) {
      try {
        signature = Signature.parse(function.signature());
      } catch (JsonataException e) {
        throw e.at(source, function.signatureOffset());
      }
    }
    FrameScope own =
        scope.function(function.parameters(), BoundNames.boundBy(List.of(function.body())));
    Node body = tail(function.body(), own);
    return new FunctionNode(function.parameters().size(), own.frameSize(), signature, body);
  }

  private Node block(Syntax.Block block, FrameScope scope, boolean tail) {
    Set<String> variables = BoundNames.boundBy(block.expressions());
    FrameScope own = variables.isEmpty() ? scope : scope.block(variables);
    Node[] expressions = compileAll(block.expressions(), own);
    if (tail && expressions.length > 0) {
      expressions[expressions.length - 1] = tail(block.expressions().getLast(), own);
    }
    return new Basics.Block(expressions, variables.isEmpty() ? 0 : own.frameSize(), tail);
  }

  private Node conditional(Syntax.Conditional conditional, FrameScope scope, boolean tail) {
    Syntax otherwise = conditional.otherwise();
    return new Logic.If(
        compile(conditional.condition(), scope),
        branch(conditional.then(), scope, tail),
        otherwise == null ? null : branch(otherwise, scope, tail),
        tail);
  }

  private Node branch(Syntax syntax, FrameScope scope, boolean tail) {
    return tail ? tail(syntax, scope) : compile(syntax, scope);
  }

  private Node fallback(Syntax.Fallback fallback, FrameScope scope) {
    return fallback(
        fallback, compile(fallback.first(), scope), compile(fallback.second(), scope), false);
  }

  private static Node fallback(Syntax.Fallback fallback, Node first, Node second, boolean tail) {
    return fallback.isUntilExists()
        ? new Logic.UnlessDefined(first, second, tail)
        : new Logic.UnlessTrue(first, second, tail);
  }

  /** The reference evaluates the first part again as a tail call; its result is passed on raw. */
  private Node tailFallback(Syntax.Fallback fallback, FrameScope scope) {
    Node first = compile(fallback.first(), scope);
    Node condition = fallback.isUntilExists() ? new Logic.IsDefined(first) : first;
    return new Logic.If(
        condition, tail(fallback.first(), scope), tail(fallback.second(), scope), true);
  }

  private Node transform(Syntax.Transform transform, FrameScope scope) {
    Syntax delete = transform.delete();
    SourceOffset place = place(transform.offset());
    return new Transform(
        place,
        place(transform.update().offset()),
        delete == null ? place : place(delete.offset()),
        compile(transform.pattern(), scope),
        compile(transform.update(), scope),
        delete == null ? null : compile(delete, scope),
        rules.read("clone", scope, place));
  }
}
