package dev.mapwright.jsonata.syntax;

import dev.mapwright.jsonata.syntax.Pairs.Pair;
import dev.mapwright.jsonata.syntax.Token.Kind;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression by operator precedence (Vaughan Pratt's method): what a token means as the
 * begin of an expression ({@link #begin}), and what it means after one ({@link #continueWith}).
 */
public final class Parser {
  private static final Map<String, Integer> POWER =
      Map.ofEntries(
          Map.entry(".", 75),
          Map.entry("[", 80),
          Map.entry("{", 70),
          Map.entry("(", 80),
          Map.entry("@", 80),
          Map.entry("#", 80),
          Map.entry("?", 20),
          Map.entry("+", 50),
          Map.entry("-", 50),
          Map.entry("*", 60),
          Map.entry("/", 60),
          Map.entry("%", 60),
          Map.entry("=", 40),
          Map.entry("<", 40),
          Map.entry(">", 40),
          Map.entry("^", 40),
          Map.entry(":=", 10),
          Map.entry("!=", 40),
          Map.entry("<=", 40),
          Map.entry(">=", 40),
          Map.entry("~>", 40),
          Map.entry("?:", 40),
          Map.entry("??", 40),
          Map.entry("and", 30),
          Map.entry("or", 25),
          Map.entry("in", 40),
          Map.entry("&", 50));

  private static final int PREFIX_POWER = 70;

  private final Lexer lexer;
  private final SyntaxError error;
  private final int maxNesting;
  private Token token;
  private int nesting;
  private int parents;

  private Parser(String source, int maxNesting) {
    this.lexer = new Lexer(source);
    this.error = new SyntaxError(source);
    this.maxNesting = maxNesting;
    this.token = lexer.next(false);
  }

  /**
   * The syntax tree of an expression, path rules applied.
   *
   * @param maxNesting how deep its nodes may nest
   * @throws JsonataException if the source is not an expression
   */
  public static Syntax parse(String source, int maxNesting) {
    Parser parser = new Parser(source, maxNesting);
    Syntax whole = parser.expression(0);
    if (parser.token.kind() != Kind.END) {
      String text = parser.token.text();
      throw parser.error.at(parser.token.offset(), "S0201", "Syntax error: " + text, text);
    }
    return new PathRules(parser.error).applyToWhole(whole);
  }

  private void advance(boolean afterOperand) {
    token = lexer.next(afterOperand);
  }

  private void expect(String operator, boolean afterOperand) {
    if (!token.is(operator)) {
      String wanted = "Expected '" + operator + "'";
      throw token.kind() == Kind.END
          ? error.at(token.offset(), "S0203", wanted + " before end of expression", token.text())
          : error.at(
              token.offset(), "S0202", wanted + ", got '" + token.text() + "'", token.text());
    }
    advance(afterOperand);
  }

  private static int power(Token token) {
    return token.kind() == Kind.OPERATOR ? POWER.getOrDefault(token.text(), 0) : 0;
  }

  private Syntax expression(int rightPower) {
    int outer = nesting;
    enter();
    Token first = token;
    advance(true);
    Syntax left = begin(first);
    while (rightPower < power(token)) {
      enter();
      Token operator = token;
      advance(false);
      left = continueWith(operator, left);
    }
    nesting = outer;
    return left;
  }

  /** Long chains count too: each operator puts what stands before it one level deeper. */
  private void enter() {
    if (++nesting > maxNesting) {
      throw error.at(
          token.offset(), "M1002", "The expression nests deeper than " + maxNesting + " levels");
    }
  }

  private Syntax begin(Token first) {
    int at = first.offset();
    return switch (first.kind()) {
      case NAME -> new Syntax.Name(at, first.text());
      case VARIABLE -> new Syntax.Variable(at, first.text());
      case LITERAL -> new Syntax.Literal(at, Objects.requireNonNull(first.value()));
      case REGEX -> new Syntax.Regex(at, first.text(), String.valueOf(first.value()));
      case END -> new Syntax.Nothing(at);
      case OPERATOR -> beginWithOperator(first);
    };
  }

  private Syntax beginWithOperator(Token first) {
    int at = first.offset();
    return switch (first.text()) {
      case "and", "or", "in" -> new Syntax.Name(at, first.text());
      case "-" -> new Syntax.Negation(at, expression(PREFIX_POWER));
      case "*" -> new Syntax.Wildcard(at);
      case "**" -> new Syntax.Descendants(at);
      case "%" -> new Syntax.Parent(at, new Slot(parents++));
      case "(" -> block(at);
      case "[" -> array(at);
      case "{" -> new Syntax.ObjectConstructor(at, pairs());
      case "|" -> transform(at);
      default ->
          throw error.at(
              at,
              "S0211",
              "The symbol '" + first.text() + "' cannot be used as a unary operator",
              first.text());
    };
  }

  private Syntax continueWith(Token operator, Syntax left) {
    int at = operator.offset();
    String text = operator.text();
    return switch (text) {
      case "(" -> call(at, left);
      case "[" -> predicate(at, left);
      case "{" -> new Syntax.GroupBy(at, left, pairs());
      case "^" -> orderBy(at, left);
      case ":=" -> binding(at, left);
      case "@", "#" -> pathVariable(at, text, left);
      case "?" -> conditional(at, left);
      case "?:", "??" -> new Syntax.Fallback(at, text.equals("??"), left, expression(0));
      default -> new Syntax.Binary(at, text, left, expression(power(operator)));
    };
  }

  private Syntax block(int at) {
    List<Syntax> expressions = new ArrayList<>();
    while (!token.is(")")) {
      expressions.add(expression(0));
      if (!token.is(";")) {
        break;
      }
      advance(false);
    }
    expect(")", true);
    return new Syntax.Block(at, expressions);
  }

  private Syntax array(int at) {
    List<Syntax> items = new ArrayList<>();
    if (!token.is("]")) {
      do {
        Syntax item = expression(0);
        if (token.is("..")) {
          int range = token.offset();
          advance(false);
          item = new Syntax.Binary(range, "..", item, expression(0));
        }
        items.add(item);
      } while (another());
    }
    expect("]", true);
    return new Syntax.ArrayConstructor(at, items);
  }

  private boolean another() {
    boolean comma = token.is(",");
    if (comma) {
      advance(false);
    }
    return comma;
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    if (!token.is("}")) {
      do {
        Syntax key = expression(0);
        expect(":", false);
        pairs.add(new Pair(key, expression(0)));
      } while (another());
    }
    expect("}", true);
    return pairs;
  }

  private Syntax transform(int at) {
    Syntax pattern = expression(0);
    expect("|", false);
    Syntax update = expression(0);
    Syntax delete = another() ? expression(0) : null;
    expect("|", false);
    return new Syntax.Transform(at, pattern, update, delete);
  }

  private Syntax predicate(int at, Syntax left) {
    if (!token.is("]")) {
      Syntax condition = expression(0);
      expect("]", true);
      return new Syntax.Binary(at, "[", left, condition);
    }
    Syntax step = left;
    while (step instanceof Syntax.Binary binary && binary.operator.equals("[")) {
      step = binary.left;
    }
    step.keepArray = true;
    advance(false);
    return left;
  }

  private Syntax orderBy(int at, Syntax left) {
    expect("(", false);
    List<Term> terms = new ArrayList<>();
    do {
      boolean descending = token.is(">");
      if (descending || token.is("<")) {
        advance(false);
      }
      terms.add(new Term(expression(0), descending));
    } while (another());
    expect(")", false);
    return new Syntax.OrderBy(at, left, terms);
  }

  private Syntax binding(int at, Syntax left) {
    if (!(left instanceof Syntax.Variable variable)) {
      throw error.at(
          left.offset,
          "S0212",
          "The left side of := must be a variable name (start with $)",
          text(left));
    }
    return new Syntax.Binding(at, variable.name, expression(POWER.getOrDefault(":=", 0) - 1));
  }

  private Syntax pathVariable(int at, String operator, Syntax left) {
    Syntax right = expression(POWER.getOrDefault(operator, 0));
    if (!(right instanceof Syntax.Variable)) {
      String message = "The right side of " + operator + " must be a variable name (start with $)";
      throw error.at(right.offset, "S0214", message, operator);
    }
    return new Syntax.Binary(at, operator, left, right);
  }

  private Syntax conditional(int at, Syntax condition) {
    Syntax then = expression(0);
    Syntax otherwise = null;
    if (token.is(":")) {
      advance(false);
      otherwise = expression(0);
    }
    return new Syntax.Conditional(at, condition, then, otherwise);
  }

  private Syntax call(int at, Syntax procedure) {
    List<Syntax> arguments = new ArrayList<>();
    boolean partial = false;
    if (!token.is(")")) {
      do {
        if (token.is("?")) {
          partial = true;
          arguments.add(new Syntax.Placeholder(token.offset()));
          advance(false);
        } else {
          arguments.add(expression(0));
        }
      } while (another());
    }
    expect(")", true);
    boolean definition =
        procedure instanceof Syntax.Name name
            && (name.name.equals("function") || name.name.equals("λ"));
    return definition
        ? function(procedure.offset, arguments)
        : new Syntax.Call(at, procedure, arguments, partial);
  }

  private Syntax function(int at, List<Syntax> arguments) {
    List<String> parameters = new ArrayList<>();
    for (Syntax argument : arguments) {
      if (!(argument instanceof Syntax.Variable variable)) {
        String message =
            "Parameter "
                + (parameters.size() + 1)
                + " of function definition must be a variable name (start with $)";
        throw error.at(argument.offset, "S0208", message, text(argument));
      }
      parameters.add(variable.name);
    }
    int signatureOffset = token.offset();
    String signature = token.is("<") ? signature() : null;
    expect("{", false);
    Syntax body = expression(0);
    expect("}", false);
    return new Syntax.Function(at, parameters, signature, signatureOffset, body);
  }

  private String signature() {
    StringBuilder signature = new StringBuilder("<");
    int depth = 1;
    while (depth > 0 && !token.is("{") && token.kind() != Kind.END) {
      advance(false);
      depth += token.is("<") ? 1 : token.is(">") ? -1 : 0;
      signature.append(token.text());
    }
    expect(">", false);
    return signature.toString();
  }

  private static String text(@Nullable Syntax node) {
    return switch (node) {
      case Syntax.Name name -> name.name;
      case Syntax.Variable variable -> variable.name;
      case Syntax.Literal literal -> String.valueOf(literal.value);
      case Syntax.Binary binary -> binary.operator;
      case Syntax.Nothing _ -> "(end)";
      case null -> "";
      default -> node.token();
    };
  }
}
