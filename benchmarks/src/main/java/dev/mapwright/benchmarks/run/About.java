package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where and of what something was measured. */
final class About {
  private About() {}

  static Map<String, String> of(Path project, Options options)
      throws IOException, InterruptedException {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("Commit", commit(project));
    about.put("Date", LocalDate.now(ZoneOffset.UTC).toString());
    about.put("Machine", machine());
    about.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    about.put(
        "JDK",
        System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
    about.put("Others", others());
    about.put(
        "Run",
        (options.quick() ? "quick, " : "full, ")
            + String.join(", ", options.parts().stream().map(Part::word).toList()));
    double load = load();
    if (load > Runtime.getRuntime().availableProcessors() / 2.0) {
      about.put(
          "Caution",
          "other work ran on the machine (load %.1f before the start): these figures are worth little"
              .formatted(load));
    }
    return about;
  }

  /** How many threads wanted to run in the minute before. */
  private static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
  }

  private static String commit(Path project) throws IOException, InterruptedException {
    String git = project.toString();
    String commit = Command.output(List.of("git", "-C", git, "log", "-1", "--format=%h of %cs"));
    String changed =
        Command.output(List.of("git", "-C", git, "status", "--porcelain", "--untracked-files=no"));
    return commit + (changed.isEmpty() ? "" : ", with changes");
  }

  private static String machine() throws IOException {
    String cpu = value(Path.of("/proc/cpuinfo"), "model name");
    long kib = Long.parseLong(value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", ""));
    int cores = Runtime.getRuntime().availableProcessors();
    return "%d cores, %s, %d GiB".formatted(cores, cpu, Math.round(kib / 1024.0 / 1024.0));
  }

  private static String value(Path file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("0");
    }
  }

  private static String others() throws IOException, InterruptedException {
    Map<String, String> versions = new LinkedHashMap<>();
    for (String program : List.of("node", "jq", "gojq", "jaq")) {
      versions.put(
          program,
          Command.isThere(program)
              ? Command.output(List.of(program, "--version")).lines().findFirst().orElse("")
              : "absent");
    }
    return String.join(
        ", ",
        versions.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList());
  }
}
