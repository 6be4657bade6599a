package dev.mapwright.cli.eval;

import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;

/** The expression of the command line, as a file of that name. */
record ExpressionText(SourceFile file) implements Passage {
  static ExpressionText of(String expression) {
    return new ExpressionText(new SourceFile("expression", expression));
  }

  @Override
  public String text() {
    return file.text();
  }

  @Override
  public Place at(int offset, int length) {
    return file.place(offset, offset + length);
  }
}
