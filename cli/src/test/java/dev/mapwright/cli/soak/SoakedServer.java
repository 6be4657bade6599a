package dev.mapwright.cli.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mapwright.cli.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server as a process of its own, measured from outside.
 *
 * @param process it
 * @param data its folder
 */
record SoakedServer(ServerProcess process, Path data) implements AutoCloseable {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /**
   * What it holds while nobody asks.
   *
   * @param threads of the operating system
   * @param files open files and connections
   * @param live bytes of the heap that a full collection leaves
   * @param resident bytes of the process in memory
   * @param disk bytes of its folder
   */
  record Size(long threads, long files, long live, long resident, long disk) {
    @Override
    public String toString() {
      return "| %d | %d | %.1f | %.0f | %.1f |"
          .formatted(threads, files, live / 1e6, resident / 1e6, disk / 1e6);
    }
  }

  static SoakedServer start(Path folder, Path accounts, Path connectors, List<SoakVendor> vendors)
      throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    List<String> options =
        new ArrayList<>(
            List.of(
                "--token=" + Asking.TOKEN,
                "--accounts=" + accounts,
                "--connectors=" + connectors,
                "--data=" + data,
                "--key-limit=none"));
    vendors.forEach(vendor -> options.addAll(vendor.upstreams()));
    return new SoakedServer(
        ServerProcess.start(
            folder.resolve("out.txt"),
            List.of("-Xmx400m", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError"),
            options),
        data);
  }

  URI origin() {
    return process.origin();
  }

  /** What it has printed. */
  String said() throws IOException {
    return Files.readString(process.out());
  }

  Size size() throws IOException, InterruptedException {
    Path proc = Path.of("/proc", String.valueOf(process.process().pid()));
    long live = live();
    String status = Files.readString(proc.resolve("status"));
    try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
      return new Size(
          number(status, "Threads"), files.count(), live, number(status, "VmRSS") * 1024, disk());
    }
  }

  private long live() throws IOException, InterruptedException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process.process().pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(histogram.getInputStream().readAllBytes(), UTF_8);
    histogram.waitFor();
    Matcher total = TOTAL.matcher(text);
    if (!total.find()) {
      throw new IOException("no histogram: " + text);
    }
    return Long.parseLong(total.group(1));
  }

  private long disk() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).mapToLong(SoakedServer::length).sum();
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // gone meanwhile
    }
  }

  private static long number(String status, String key) {
    Matcher line = Pattern.compile("(?m)^" + key + ":\\s+(\\d+)").matcher(status);
    if (!line.find()) {
      throw new IllegalStateException("no " + key + " in " + status);
    }
    return Long.parseLong(line.group(1));
  }

  /** Ends it as an operator does, and returns its exit status. */
  int stop() throws InterruptedException {
    process.process().destroy();
    if (!process.process().waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.process().exitValue();
  }

  @Override
  public void close() {
    process.close();
  }
}
