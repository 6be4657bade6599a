package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of a file and holds each against what it may read at its place.
 *
 * <p>An expression that is wrong is told and replaced by one that fails, so that the reading goes
 * on and finds the rest.
 */
public final class ExpressionReader {
  private final ExpressionLanguage language;
  private final Problems problems;
  private final ExpressionChecks checks;
  private final Set<SourceFile> overlays;
  private final Set<String> read = new HashSet<>();

  /**
   * Expressions of a connector, outside of its resources.
   *
   * @param overlays files whose expressions never read secrets, whatever their place allows
   */
  public ExpressionReader(
      ExpressionLanguage language,
      Problems problems,
      Map<String, AccountField> account,
      Set<SourceFile> overlays) {
    this(language, problems, new ExpressionChecks(account, null, problems), overlays);
  }

  private ExpressionReader(
      ExpressionLanguage language,
      Problems problems,
      ExpressionChecks checks,
      Set<SourceFile> overlays) {
    this.language = language;
    this.problems = problems;
    this.checks = checks;
    this.overlays = Set.copyOf(overlays);
  }

  /** The same for a resource. */
  public ExpressionReader of(UnifiedModel model) {
    return new ExpressionReader(
        language, problems, new ExpressionChecks(checks.account(), model, problems), overlays);
  }

  public Problems problems() {
    return problems;
  }

  public Map<String, AccountField> account() {
    return checks.account();
  }

  /** Whether any expression so far reads this variable. */
  public boolean reads(String variable) {
    return read.contains(variable);
  }

  /** A whole scalar as an expression. */
  public Expression whole(ScalarNode node, ExpressionScope scope) {
    SuspiciousExpressions.checkComment(node, problems);
    return compile(node.passage(), scope, SuspiciousExpressions.cureOfBroken(node));
  }

  /** A part of a template as an expression. */
  Expression part(Passage passage, ExpressionScope scope) {
    return compile(passage, scope, null);
  }

  /** An expression that the language supplies where the author says nothing. */
  public Expression supplied(String source, Place owner) {
    return language.compile(new Supplied(source, owner));
  }

  private Expression compile(
      Passage passage, ExpressionScope scope, @Nullable String cureOfBroken) {
    Expression expression;
    try {
      expression = language.compile(passage, scope.variables());
    } catch (ExpressionFailure e) {
      problems.error(
          "broken-expression",
          e.place(),
          "This is not JSONata: " + sentence(e.getMessage()),
          cureOfBroken == null ? ForeignWords.cure(passage.text()) : cureOfBroken);
      return new InvalidExpression(passage);
    }
    read.addAll(expression.reads().variables());
    boolean isLaidOver = !overlays.isEmpty() && overlays.contains(passage.place().file());
    checks.run(expression, passage, isLaidOver ? scope.withoutSecrets() : scope);
    SuspiciousExpressions.check(passage, problems);
    return isLaidOver ? new OpenExpression(expression, checks.secrets()) : expression;
  }

  private static String sentence(@Nullable String message) {
    String words = message == null || message.isBlank() ? "no reason given" : message.strip();
    return words.endsWith(".") ? words : words + ".";
  }

  /** Text that stands nowhere: all its characters are at the place it is supplied for. */
  private record Supplied(String text, Place owner) implements Passage {
    @Override
    public Place at(int offset, int length) {
      return owner;
    }
  }
}
