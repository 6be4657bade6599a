package dev.mapwright.cli.command;

import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.expression.jsonata4java.Jsonata4JavaLanguage;
import dev.mapwright.jsonata.option.Limits;
import java.util.Locale;

/** Which JSONata evaluates expressions. */
public enum Evaluator {
  /** The module jsonata. */
  MAPWRIGHT,

  /** The library of that name, to compare with. It keeps limits of its own. */
  JSONATA4JAVA;

  /** The evaluator within limits. */
  public ExpressionLanguage language(Limits limits) {
    return switch (this) {
      case MAPWRIGHT -> new JsonataLanguage(limits);
      case JSONATA4JAVA -> new Jsonata4JavaLanguage();
    };
  }

  /** The word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
