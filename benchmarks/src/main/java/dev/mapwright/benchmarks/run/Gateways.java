package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Child;
import dev.mapwright.benchmarks.report.Cells;
import dev.mapwright.benchmarks.report.Figure;
import dev.mapwright.benchmarks.report.Measure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gateways as they are compared. */
final class Gateways {
  static final String OURS = "Mapwright";
  static final String MEMORY = "-Xmx1g";

  /** Each account may send so many requests a minute in the form with ids that this many do. */
  private static final int ACCOUNTS = 300;

  /** An account has a share of a server; so many connections are well within it. */
  private static final int CONNECTIONS_EACH = 16;

  private Gateways() {}

  /** Ours, with one page in each of its accounts. */
  static Gateway ours(MeasuringStage stage) throws IOException {
    return ours(stage, stage.ours(MEMORY, MeasuringStage.accounts("a", ACCOUNTS, "acme", 1)));
  }

  /** Ours, with one account of so many pages. */
  static Gateway ours(MeasuringStage stage, String memory, int pages) throws IOException {
    return ours(stage, stage.ours(memory, MeasuringStage.accounts("a", 1, "acme", pages)));
  }

  static Gateway ours(MeasuringStage stage, Child child) {
    return new Gateway(
        child,
        (form, connections) -> {
          int accounts = (connections + CONNECTIONS_EACH - 1) / CONNECTIONS_EACH;
          boolean limited = form.equals("ids");
          return stage.requests().ours(form, "a", limited ? ACCOUNTS : accounts, Map.of());
        });
  }

  static Gateway others(MeasuringStage stage, Child child) {
    return others(stage, child, 1);
  }

  static Gateway others(MeasuringStage stage, Child child, int pages) {
    Map<String, String> values = Map.of("pages", Integer.toString(pages));
    return new Gateway(child, (form, _) -> stage.requests().byHand(form, values));
  }

  /** Who did how much of what, for a line on the terminal. */
  static String summary(List<Figure> figures, Measure measure) {
    String values =
        figures.stream()
            .map(one -> one.candidate() + " " + Cells.number(one.median(measure), measure.digits()))
            .collect(Collectors.joining(", "));
    return values + " " + measure.name();
  }
}
