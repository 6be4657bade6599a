package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what an expression reads against what is there at its place: variables, functions, the
 * account's fields, the model's fields in {@code $where}, and whether there is data at hand.
 *
 * @param account the connector's account fields
 * @param model the resource's model, or null outside of a resource
 */
record ExpressionChecks(
    Map<String, AccountField> account, @Nullable UnifiedModel model, Problems problems) {

  void run(Expression expression, Passage passage, ExpressionScope scope) {
    List<VariablePath> paths = VariablePath.in(passage.text());
    for (String variable : expression.reads().variables()) {
      if (!scope.variables().contains(variable)) {
        tellUnknown(variable, expression.placeOf(variable), passage, scope);
      }
    }
    for (VariablePath path : paths) {
      Place place = passage.at(path.start(), path.end() - path.start());
      if (path.variable().equals("account") && !path.keys().isEmpty()) {
        String written = passage.text().substring(path.start(), path.end());
        checkAccount(path.keys().getFirst(), written, place, scope);
      }
      if (path.variable().equals("where") && !path.keys().isEmpty()) {
        checkWhere(path.keys(), place);
      }
    }
    if (!scope.data()) {
      expression.reads().inputPaths().stream()
          .filter(path -> !path.isEmpty() && isName(path.getFirst()))
          .map(List::getFirst)
          .sorted()
          .findFirst()
          .ifPresent(name -> tellNoData(name, passage, scope));
    }
  }

  /** The names of the fields that are secret. */
  Set<String> secrets() {
    return account.values().stream()
        .filter(AccountField::secret)
        .map(AccountField::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isName(String key) {
    return !key.equals("*");
  }

  private void tellUnknown(String variable, Place place, Passage passage, ExpressionScope scope) {
    boolean called =
        ExpressionToken.of(passage.text()).stream()
            .filter(t -> t.kind() == ExpressionToken.Kind.VARIABLE && t.text().equals(variable))
            .anyMatch(t -> passage.text().startsWith("(", t.end()));
    if (ExpressionScope.ENGINE_VARIABLES.contains(variable)
        || ExpressionScope.VARIABLES_OF_REQUESTS.contains(variable)) {
      problems.error(
          "invisible-variable",
          place,
          "$" + variable + " is not there in " + scope.place() + ".",
          "There is: " + String.join(", ", scope.written()) + ".");
    } else if (called) {
      List<String> known =
          Stream.concat(scope.variables().stream(), FunctionNames.ALL.stream()).toList();
      Optional<String> near = Nearest.to(variable, known);
      problems.error(
          "unknown-function",
          place,
          "There is no function $" + variable + " in " + scope.place() + ".",
          near.map(n -> "Did you mean '$" + n + "'?")
              .orElse("Functions are those of JSONata, those added to it, and 'related' data."),
          near.map(n -> new Fix(place, "$" + n)).orElse(null));
    } else {
      problems.error(
          "unknown-variable",
          place,
          "There is no $" + variable + " in " + scope.place() + ".",
          Nearest.to(variable, scope.variables())
              .map(n -> "Did you mean '$" + n + "'?")
              .orElse("There is: " + String.join(", ", scope.written()) + "."),
          Fix.nearest(place, "$" + variable, scope.written()));
    }
  }

  private void checkAccount(String name, String path, Place place, ExpressionScope scope) {
    AccountField field = account.get(name);
    if (field == null) {
      problems.error(
          "unknown-account-field",
          place,
          "'account' declares no field '" + name + "'.",
          account.isEmpty()
              ? "Declare it: account: {" + name + ": {}}."
              : Nearest.advice(name, account.keySet()),
          Nearest.to(name, account.keySet())
              .map(near -> new Fix(place, path.replace("account." + name, "account." + near)))
              .orElse(null));
    } else if (field.secret() && !scope.secrets()) {
      problems.error(
          "secret-read",
          place,
          "'" + name + "' is secret and cannot be read in " + scope.place() + ".",
          scope.data()
              ? "Secrets may be read in auth and in requests."
              : "What is laid over a connector reads no secrets.");
    }
  }

  private void checkWhere(List<String> keys, Place place) {
    if (model == null || model.field(new FieldPath(keys)).isPresent()) {
      return;
    }
    problems.error(
        "unknown-field",
        place,
        "The model " + model.name() + " has no field '" + String.join(".", keys) + "'.",
        ModelFields.nearest(model, String.join(".", keys)),
        ModelFields.fix(model, String.join(".", keys), place, "$where."));
  }

  private void tellNoData(String name, Passage passage, ExpressionScope scope) {
    Place place =
        ExpressionToken.of(passage.text()).stream()
            .filter(t -> t.kind() == ExpressionToken.Kind.NAME && t.text().equals(name))
            .findFirst()
            .map(t -> passage.at(t.start(), t.end() - t.start()))
            .orElseGet(passage::place);
    problems.error(
        "no-data",
        place,
        "'" + name + "' is always undefined: there is no data at hand in " + scope.place() + ".",
        scope.variables().contains(name)
            ? "Did you mean '$" + name + "'?"
            : account.containsKey(name)
                ? "Did you mean '$account." + name + "'?"
                : "There is: " + String.join(", ", scope.written()) + ".",
        scope.variables().contains(name)
            ? new Fix(place, "$" + name)
            : account.containsKey(name) ? new Fix(place, "$account." + name) : null);
  }
}
