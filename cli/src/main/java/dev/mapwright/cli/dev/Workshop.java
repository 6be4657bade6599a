package dev.mapwright.cli.dev;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.fixtures.bench.Bench;
import dev.mapwright.fixtures.check.ConnectorCheck;
import dev.mapwright.fixtures.difference.ConnectorDifference;
import dev.mapwright.fixtures.difference.FixtureRecords;
import dev.mapwright.fixtures.difference.FixtureRecords.FixtureRecord;
import dev.mapwright.fixtures.file.FixtureException;
import dev.mapwright.fixtures.run.FixtureResult;
import dev.mapwright.fixtures.run.FixtureRun;
import dev.mapwright.fixtures.run.FixtureSuite;
import dev.mapwright.fixtures.run.FixtureTest;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a connector anew after each save; all that can be kept warm is. For one thread but for
 * tests.
 */
final class Workshop implements AutoCloseable {
  /** So many records of the stand-in are mapped after each save. */
  private static final int RECORDS = 20;

  private final Path file;
  private final VendorFolder folder;
  private final @Nullable String wanted;
  private final UnifiedModels models;
  private final ConnectorCheck check;
  private final ConnectorLoader loader;
  private final Bench bench;
  private @Nullable Connector connector;
  private @Nullable Connector before;
  private @Nullable FixtureRecords records;

  /**
   * Of a connector and its fixtures.
   *
   * @param wanted the id of the record that is shown; null for the first
   */
  Workshop(
      Path file,
      VendorFolder folder,
      @Nullable String wanted,
      UnifiedModels models,
      ExpressionLanguage language) {
    this.file = file;
    this.folder = folder;
    this.wanted = wanted;
    this.models = models;
    this.check = new ConnectorCheck(language, models);
    this.loader = new ConnectorLoader(language, models);
    this.bench = new Bench(models);
  }

  /** What the files have come to. */
  Save look() throws IOException {
    long begin = System.nanoTime();
    Problems unreadable = new Problems();
    SourceFile text;
    try {
      text = Utf8.read(file, file.toString(), unreadable);
    } catch (NoSuchFileException _) {
      text = null;
      unreadable.error(
          "no-file", new SourceFile(file.toString(), "").place(0, 1), "The file is gone.", null);
    }
    if (text == null) {
      connector = null;
      return new Save(unreadable.inOrder(), null, null, null, since(begin));
    }
    List<Problem> problems = new ArrayList<>();
    try {
      problems.addAll(check.of(text, Optional.of(folder)));
      connector = loader.load(text).connector();
      return connector == null
          ? new Save(problems, null, null, null, since(begin))
          : mapped(connector, problems, begin);
    } catch (FixtureException wrong) {
      problems.addAll(wrong.problems());
      return new Save(problems, null, null, null, since(begin));
    }
  }

  private Save mapped(Connector now, List<Problem> problems, long begin) {
    FixtureRecords was = records;
    FixtureRecords is = FixtureRecords.of(now, folder, models, RECORDS);
    ConnectorDifference change =
        was == null || before == null
            ? null
            : ConnectorDifference.between(was, is, ConnectorDifference.paths(before, now, models));
    before = now;
    records = is;
    FixtureRecord shown =
        is.records().keySet().stream()
            .filter(record -> wanted == null || record.id().equals(wanted))
            .findFirst()
            .orElse(null);
    return new Save(
        problems, change, shown, shown == null ? null : is.records().get(shown), since(begin));
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** What was looked at last; null where it cannot be used. */
  @Nullable Connector connector() {
    return connector;
  }

  /**
   * Runs the tests of a connector; may be called from any thread.
   *
   * @param goesOn asked before each
   * @return null if it was given up, or the fixtures cannot be read
   */
  @Nullable List<FixtureResult> test(Connector tested, BooleanSupplier goesOn) {
    List<FixtureResult> results = new ArrayList<>();
    try {
      for (FixtureTest test : FixtureSuite.read(folder).tests(tested, bench)) {
        if (!goesOn.getAsBoolean()) {
          return null;
        }
        results.add(FixtureRun.run(test));
      }
    } catch (FixtureException _) {
      return null; // among the problems
    }
    return goesOn.getAsBoolean() ? results : null;
  }

  @Override
  public void close() {
    bench.close();
  }
}
