package dev.mapwright.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code mapwright serve} as a process of its own, on a free port.
 *
 * @param process it
 * @param origin where it listens
 * @param out the file of all that it prints
 */
public record ServerProcess(Process process, URI origin, Path out) implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on (http://\\S+)");

  /**
   * Starts one and waits until it listens.
   *
   * @param out the file of all that it prints
   * @param java options of the JVM
   * @param options of {@code serve}, beside the port
   * @throws IOException if it ends before, with what it said
   */
  public static ServerProcess start(Path out, List<String> java, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(java);
    command.add("-Dmapwright.root=" + System.getProperty("mapwright.root"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.mapwright.cli.Main", "serve"));
    command.add("--port=0");
    command.addAll(options);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    while (process.isAlive()) {
      Matcher said = LISTENING.matcher(Files.readString(out));
      if (said.find()) {
        return new ServerProcess(process, URI.create(said.group(1)), out);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException("it did not start:\n" + Files.readString(out));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
