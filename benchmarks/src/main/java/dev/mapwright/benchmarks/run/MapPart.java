package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Command;
import dev.mapwright.benchmarks.report.Comparison;
import dev.mapwright.benchmarks.report.Figure;
import dev.mapwright.benchmarks.report.Measure;
import dev.mapwright.benchmarks.report.MeasuredRow;
import dev.mapwright.benchmarks.vendor.VendorPages;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A file of records mapped on the command line, against the programs that are there for that. */
final class MapPart {
  private static final Measure RATE = new Measure("records/s", 0, true);
  private static final Measure TIME = new Measure("seconds", 2, true);
  private static final Measure CPU = new Measure("CPU seconds", 2, true);
  private static final int FEW = 100;

  private final MeasuringStage stage;
  private final Effort effort;
  private final StageProgress progress;
  private final List<String> notComparable = new ArrayList<>();

  MapPart(MeasuringStage stage, Effort effort, StageProgress progress) {
    this.stage = stage;
    this.effort = effort;
    this.progress = progress;
  }

  List<Comparison> measure() throws Exception {
    Path few = records(FEW);
    Path many = records(effort.mapRecords());
    Map<String, List<String>> programs = comparable(few);
    List<Figure> figures = InTurn.measure(programs, 2, program -> measure(program, many));
    String label = String.format(Locale.ROOT, "%,d records", effort.mapRecords());
    progress.say("map, " + label + ": " + Gateways.summary(figures, RATE));
    return List.of(
        new Comparison(
            "A file of records on the command line",
            "Lines of 3.8 KB, mapped as the gateway maps them: by `mapwright map` with the"
                + " connector, by `mapwright eval` with `unified.jsonata`, by the others with"
                + " `unified.jq`. The whole process, start included; the output goes to a file.",
            List.of(RATE, CPU, TIME),
            2,
            List.of(new MeasuredRow(label, figures)),
            List.of(
                "To Mapwright: a JVM starts and compiles while it works, and the fewer records"
                    + " there are, the more that weighs; `map` checks types and times, too.",
                "To the others: Mapwright works on all cores, jq, gojq and jaq on one; compare the"
                    + " CPU.",
                "To either: `unified.jq` was written by one who knows jq, not by one who knows its"
                    + " fastest words."),
            notComparable));
  }

  private Path records(int count) throws IOException {
    Path file = stage.folder().resolve("records-" + count + ".ndjson");
    VendorPages pages = new VendorPages(false);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < count; i++) {
        out.write(pages.record(i));
        out.write('\n');
      }
    }
    return file;
  }

  /** The programs that are there and give what `map` gives. */
  private Map<String, List<String>> comparable(Path few) throws Exception {
    String launcher = stage.launcher().toString();
    String connectors = "--connectors=" + stage.folder().resolve("connectors");
    Map<String, List<String>> programs = new LinkedHashMap<>();
    programs.put(
        "mapwright map",
        List.of(launcher, "map", connectors, "--account=pages=1", "--records", "acme"));
    String expression = Files.readString(stage.gatewayFile("unified.jsonata"));
    programs.put("mapwright eval", List.of(launcher, "eval", "--compact", expression));
    for (String program : List.of("jq", "gojq", "jaq")) {
      if (Command.isThere(program)) {
        String filter = stage.gatewayFile("unified.jq").toString();
        programs.put(program, List.of(program, "-c", "-f", filter));
      } else {
        notComparable.add(program + ": it is not on the PATH");
      }
    }
    return same(programs, few);
  }

  private Map<String, List<String>> same(Map<String, List<String>> programs, Path few)
      throws Exception {
    byte[] wanted = output(programs.values().iterator().next(), few);
    Map<String, List<String>> same = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> program : programs.entrySet()) {
      Optional<String> why = differing(program.getValue(), few, wanted);
      if (why.isPresent()) {
        notComparable.add(program.getKey() + ": " + why.get());
      } else {
        same.put(program.getKey(), program.getValue());
      }
    }
    return same;
  }

  private Optional<String> differing(List<String> program, Path few, byte[] wanted)
      throws Exception {
    try {
      return SameAnswers.difference(wanted, output(program, few));
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }

  /** What a program prints, its lines as one array. */
  private byte[] output(List<String> program, Path file) throws Exception {
    run(program, file);
    List<String> lines = Files.readAllLines(stage.folder().resolve("mapped"));
    return ("[" + String.join(",", lines) + "]").getBytes(StandardCharsets.UTF_8);
  }

  private Map<Measure, Double> measure(List<String> program, Path file) throws Exception {
    Command.Took took = run(program, file);
    Map<Measure, Double> values = new LinkedHashMap<>();
    values.put(RATE, effort.mapRecords() / took.seconds());
    values.put(TIME, took.seconds());
    values.put(CPU, took.cpuSeconds());
    return values;
  }

  private Command.Took run(List<String> program, Path file) throws Exception {
    List<String> command = new ArrayList<>(program);
    command.add(file.toString());
    return Command.run(command, Map.of(), stage.folder().resolve("mapped"));
  }
}
