package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.report.Chart;
import dev.mapwright.benchmarks.report.Comparison;
import dev.mapwright.benchmarks.report.MeasuredResults;
import dev.mapwright.benchmarks.report.PerformancePage;
import dev.mapwright.benchmarks.report.ResultsFile;
import dev.mapwright.benchmarks.report.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command: {@code Measurements PROJECT OPTION...}, which {@code benchmarks/run} calls. Tables
 * go to standard output, what is going on to standard error, and files to {@code
 * benchmarks/target/performance}.
 */
public final class Measurements {
  private Measurements() {}

  /** Ends with 0, or with 2 where the command line is wrong. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    Path project = Path.of(words.getFirst());
    Options options;
    try {
      options = Options.of(words.subList(1, words.size()));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "; see benchmarks/run --help");
      System.exit(2);
      return;
    }
    Path folder = Files.createDirectories(project.resolve("benchmarks/target/performance"));
    MeasuredResults results = measure(project, options, folder);
    System.err.println("All figures: " + folder.resolve("results.json"));
    if (options.docs()) {
      writePage(results, project.resolve("docs"));
    }
    // Camel and Vert.x leave threads behind.
    System.exit(0);
  }

  /** Writes what there is after each part, so that a failure in a later one loses nothing. */
  private static MeasuredResults measure(Path project, Options options, Path target)
      throws Exception {
    Map<String, String> about = About.of(project, options);
    StageProgress progress = new StageProgress();
    List<Comparison> comparisons = new ArrayList<>();
    Path folder = Files.createTempDirectory("mapwright-benchmarks");
    try (MeasuringStage stage = new MeasuringStage(project, folder)) {
      for (Part part : Part.values()) {
        if (options.parts().contains(part)) {
          for (Comparison one : part.measure(stage, options.effort(), progress)) {
            comparisons.add(one);
            System.out.println(TextTable.of(one));
          }
          write(new MeasuredResults(about, comparisons), target);
        }
      }
    } catch (Exception e) {
      System.err.println("What the processes said is in " + folder);
      throw e;
    }
    delete(folder);
    return new MeasuredResults(about, comparisons);
  }

  private static void write(MeasuredResults results, Path folder) throws IOException {
    ResultsFile.write(results, folder.resolve("results.json"));
    writePage(results, folder);
  }

  private static void writePage(MeasuredResults results, Path folder) throws IOException {
    Files.writeString(folder.resolve("performance.md"), PerformancePage.of(results));
    Files.writeString(folder.resolve("performance.svg"), Chart.of(results));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
