package dev.mapwright.jsonata.syntax;

import dev.mapwright.jsonata.syntax.Pairs.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A node of the syntax tree, as {@link dev.mapwright.jsonata.Jsonata#syntax} gives it to tools: to
 * walk by an exhaustive {@code switch}, to print ({@link SyntaxText}), to translate. Read-only once
 * {@link Parser} and {@link PathRules} have made it, and so safe for any number of threads.
 *
 * <p>Parentheses are {@link Block}s; a field name alone is a {@link Path} of one step. What stands
 * behind a node ({@code [filter]}, {@code @$v}, {@code {key: value}}) is noted on the node itself.
 */
public abstract sealed class Syntax {
  final int offset;
  boolean keepArray;
  boolean consArray;
  boolean tuple;
  @Nullable String focus;
  @Nullable String index;
  @Nullable Slot ancestor;
  @Nullable Pairs group;

  /** Filters of a node that is no step of a path. */
  final List<Stage> predicates = new ArrayList<>(0);

  /** Filters and position variables of a step of a path. */
  final List<Stage> stages = new ArrayList<>(0);

  /** Parents that this node refers to and that a path around it has to supply. */
  final List<Slot> seekingParent = new ArrayList<>(0);

  private Syntax(int offset) {
    this.offset = offset;
  }

  /** Where it begins; for an operator, where the operator stands. */
  public int offset() {
    return offset;
  }

  /** Whether {@code []} follows: a single result stays in its array. */
  public boolean keepsArray() {
    return keepArray;
  }

  /** Whether its array is one value of the path, not to be flattened. */
  public boolean isConsArray() {
    return consArray;
  }

  /** Whether it hands on tuples: values together with the variables bound along the path. */
  public boolean isTuple() {
    return tuple;
  }

  /** The variable of {@code @$name}. */
  public @Nullable String focus() {
    return focus;
  }

  /** The variable of {@code #$name}. */
  public @Nullable String index() {
    return index;
  }

  /** The hidden variable that takes this step's context, for a {@code %} further right. */
  public @Nullable Slot ancestor() {
    return ancestor;
  }

  /** The group-by clause. */
  public @Nullable Pairs group() {
    return group;
  }

  /** Filters of a node that is no step of a path. */
  public List<Stage> predicates() {
    return Collections.unmodifiableList(predicates);
  }

  /** Filters and position variables of a step of a path, in their order. */
  public List<Stage> stages() {
    return Collections.unmodifiableList(stages);
  }

  /** A word for it in messages. */
  String token() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** A string, number, boolean or null. */
  public static final class Literal extends Syntax {
    Object value;

    Literal(int offset, Object value) {
      super(offset);
      this.value = value;
    }

    public Object value() {
      return value;
    }
  }

  /** A field name. */
  public static final class Name extends Syntax {
    final String name;

    Name(int offset, String name) {
      super(offset);
      this.name = name;
    }

    public String name() {
      return name;
    }
  }

  /** {@code $name}; the empty name is the context. */
  public static final class Variable extends Syntax {
    final String name;

    Variable(int offset, String name) {
      super(offset);
      this.name = name;
    }

    public String name() {
      return name;
    }
  }

  /** Nothing where an expression is expected. */
  static final class Nothing extends Syntax {
    Nothing(int offset) {
      super(offset);
    }
  }

  /** {@code *}. */
  public static final class Wildcard extends Syntax {
    Wildcard(int offset) {
      super(offset);
    }
  }

  /** {@code **}. */
  public static final class Descendants extends Syntax {
    Descendants(int offset) {
      super(offset);
    }
  }

  /** {@code %}. */
  public static final class Parent extends Syntax {
    final Slot slot;

    Parent(int offset, Slot slot) {
      super(offset);
      this.slot = slot;
    }

    public Slot slot() {
      return slot;
    }
  }

  /** {@code /pattern/flags}. */
  public static final class Regex extends Syntax {
    private final String pattern;
    private final String flags;

    Regex(int offset, String pattern, String flags) {
      super(offset);
      this.pattern = pattern;
      this.flags = flags;
    }

    public String pattern() {
      return pattern;
    }

    public String flags() {
      return flags;
    }
  }

  /** {@code ?} among the arguments of a partial application. */
  public static final class Placeholder extends Syntax {
    Placeholder(int offset) {
      super(offset);
    }
  }

  /** An operator between two operands. */
  public static final class Binary extends Syntax {
    final String operator;
    Syntax left;
    Syntax right;

    Binary(int offset, String operator, Syntax left, Syntax right) {
      super(offset);
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    public String operator() {
      return operator;
    }

    public Syntax left() {
      return left;
    }

    public Syntax right() {
      return right;
    }
  }

  /** {@code left{key: value}}, before the path rules. */
  static final class GroupBy extends Syntax {
    final Syntax left;
    final List<Pair> pairs;

    GroupBy(int offset, Syntax left, List<Pair> pairs) {
      super(offset);
      this.left = left;
      this.pairs = pairs;
    }
  }

  /** {@code left^(terms)}, before the path rules. */
  static final class OrderBy extends Syntax {
    final Syntax left;
    final List<Term> terms;

    OrderBy(int offset, Syntax left, List<Term> terms) {
      super(offset);
      this.left = left;
      this.terms = terms;
    }
  }

  /** {@code -operand}. */
  public static final class Negation extends Syntax {
    Syntax operand;

    Negation(int offset, Syntax operand) {
      super(offset);
      this.operand = operand;
    }

    public Syntax operand() {
      return operand;
    }
  }

  /** {@code [items]}. */
  public static final class ArrayConstructor extends Syntax {
    final List<Syntax> items;

    ArrayConstructor(int offset, List<Syntax> items) {
      super(offset);
      this.items = items;
    }

    public List<Syntax> items() {
      return Collections.unmodifiableList(items);
    }
  }

  /** {@code {key: value}}. */
  public static final class ObjectConstructor extends Syntax {
    Pairs pairs;

    ObjectConstructor(int offset, List<Pair> pairs) {
      super(offset);
      this.pairs = new Pairs(offset, pairs);
    }

    public Pairs pairs() {
      return pairs;
    }
  }

  /** {@code procedure(arguments)}; partial if one of them is a {@link Placeholder}. */
  public static final class Call extends Syntax {
    Syntax procedure;
    final List<Syntax> arguments;
    final boolean partial;

    Call(int offset, Syntax procedure, List<Syntax> arguments, boolean partial) {
      super(offset);
      this.procedure = procedure;
      this.arguments = arguments;
      this.partial = partial;
    }

    public Syntax procedure() {
      return procedure;
    }

    public List<Syntax> arguments() {
      return Collections.unmodifiableList(arguments);
    }

    public boolean isPartial() {
      return partial;
    }
  }

  /** {@code function($parameters)<signature>{body}}. */
  public static final class Function extends Syntax {
    final List<String> parameters;
    final @Nullable String signature;
    final int signatureOffset;
    Syntax body;

    Function(
        int offset,
        List<String> parameters,
        @Nullable String signature,
        int signatureOffset,
        Syntax body) {
      super(offset);
      this.parameters = parameters;
      this.signature = signature;
      this.signatureOffset = signatureOffset;
      this.body = body;
    }

    public List<String> parameters() {
      return Collections.unmodifiableList(parameters);
    }

    public @Nullable String signature() {
      return signature;
    }

    public int signatureOffset() {
      return signatureOffset;
    }

    public Syntax body() {
      return body;
    }
  }

  /** {@code (expressions; separated; so)}. */
  public static final class Block extends Syntax {
    final List<Syntax> expressions;

    Block(int offset, List<Syntax> expressions) {
      super(offset);
      this.expressions = expressions;
    }

    public List<Syntax> expressions() {
      return Collections.unmodifiableList(expressions);
    }
  }

  /** {@code condition ? then : otherwise}. */
  public static final class Conditional extends Syntax {
    Syntax condition;
    Syntax then;
    @Nullable Syntax otherwise;

    Conditional(int offset, Syntax condition, Syntax then, @Nullable Syntax otherwise) {
      super(offset);
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    public Syntax condition() {
      return condition;
    }

    public Syntax then() {
      return then;
    }

    public @Nullable Syntax otherwise() {
      return otherwise;
    }
  }

  /** {@code first ?: second} and {@code first ?? second}. */
  public static final class Fallback extends Syntax {
    final boolean untilExists;
    Syntax first;
    Syntax second;

    Fallback(int offset, boolean untilExists, Syntax first, Syntax second) {
      super(offset);
      this.untilExists = untilExists;
      this.first = first;
      this.second = second;
    }

    /** Whether {@code ??}: the first has only to exist; with {@code ?:} it has to be true. */
    public boolean isUntilExists() {
      return untilExists;
    }

    public Syntax first() {
      return first;
    }

    public Syntax second() {
      return second;
    }
  }

  /** {@code |pattern|update,delete|}. */
  public static final class Transform extends Syntax {
    Syntax pattern;
    Syntax update;
    @Nullable Syntax delete;

    Transform(int offset, Syntax pattern, Syntax update, @Nullable Syntax delete) {
      super(offset);
      this.pattern = pattern;
      this.update = update;
      this.delete = delete;
    }

    public Syntax pattern() {
      return pattern;
    }

    public Syntax update() {
      return update;
    }

    public @Nullable Syntax delete() {
      return delete;
    }
  }

  /** {@code $name := value}. */
  public static final class Binding extends Syntax {
    final String name;
    final Syntax value;

    Binding(int offset, String name, Syntax value) {
      super(offset);
      this.name = name;
      this.value = value;
    }

    public String name() {
      return name;
    }

    public Syntax value() {
      return value;
    }
  }

  /** {@code steps.one.by.one}. */
  public static final class Path extends Syntax {
    final List<Syntax> steps;
    boolean keepSingletonArray;

    Path(int offset, List<Syntax> steps) {
      super(offset);
      this.steps = steps;
    }

    public List<Syntax> steps() {
      return Collections.unmodifiableList(steps);
    }

    public boolean keepsSingletonArray() {
      return keepSingletonArray;
    }
  }

  /** The order-by clause as a step of a path. */
  public static final class Sort extends Syntax {
    final List<Term> terms;

    Sort(int offset, List<Term> terms) {
      super(offset);
      this.terms = terms;
    }

    public List<Term> terms() {
      return Collections.unmodifiableList(terms);
    }
  }
}
