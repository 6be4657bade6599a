package dev.mapwright.engine.problem;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of a file, each once, so that all are told at once. Not thread-safe. */
public final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();

  /** Notes a problem. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Notes an error. */
  public void error(String code, Place place, String message, @Nullable String cure) {
    found.add(new Problem(code, Problem.Severity.ERROR, place, message, cure));
  }

  /** Notes an error that a change of the text takes away. */
  public void error(
      String code, Place place, String message, @Nullable String cure, @Nullable Fix fix) {
    found.add(new Problem(code, Problem.Severity.ERROR, place, message, cure, fix));
  }

  /** Notes a warning. */
  public void warning(String code, Place place, String message, @Nullable String cure) {
    found.add(new Problem(code, Problem.Severity.WARNING, place, message, cure));
  }

  /** Notes a warning that a change of the text takes away. */
  public void warning(
      String code, Place place, String message, @Nullable String cure, @Nullable Fix fix) {
    found.add(new Problem(code, Problem.Severity.WARNING, place, message, cure, fix));
  }

  /** Whether the file cannot be used. */
  public boolean hasErrors() {
    return found.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  /** All problems in the order of the file. */
  public List<Problem> inOrder() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((Problem p) -> p.place().line())
                .thenComparingInt(p -> p.place().column()))
        .toList();
  }
}
