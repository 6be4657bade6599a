package dev.mapwright.benchmarks.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program that is run to its end. */
public final class Command {
  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  /** What a run took, start included, in seconds. */
  public record Took(double seconds, double cpuSeconds) {}

  private Command() {}

  /** Whether a program of this name is on the PATH. */
  public static boolean isThere(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Runs a program, what it prints going to a file. The shell counts its CPU time. */
  public static Took run(List<String> command, Map<String, String> environment, Path output)
      throws IOException, InterruptedException {
    Path times = output.resolveSibling(output.getFileName() + ".times");
    Path errors = output.resolveSibling(output.getFileName() + ".errors");
    List<String> timed =
        new ArrayList<>(
            List.of("sh", "-c", "out=$1; shift; \"$@\" >\"$out\" || exit; times", "sh"));
    timed.add(output.toString());
    timed.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(timed)
            .redirectOutput(times.toFile())
            .redirectError(errors.toFile())
            .redirectInput(Path.of("/dev/null").toFile());
    builder.environment().putAll(environment);
    long began = System.nanoTime();
    int status = builder.start().waitFor();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (status != 0) {
      String said = Files.readString(errors);
      throw new IOException(command.getFirst() + " ended with " + status + ": " + cut(said));
    }
    // The second line of `times` is of the shell's children.
    String children = Files.readAllLines(times).get(1);
    double cpu = TIME.matcher(children).results().mapToDouble(Command::seconds).sum();
    return new Took(seconds, cpu);
  }

  /** All that a program prints, without the line feed at the end. */
  public static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return said;
  }

  private static double seconds(MatchResult time) {
    return Integer.parseInt(time.group(1)) * 60 + Double.parseDouble(time.group(2));
  }

  private static String cut(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }
}
