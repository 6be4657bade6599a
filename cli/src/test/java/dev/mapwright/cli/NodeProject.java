package dev.mapwright.cli;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs of others that run under Node, pinned by a lock file. Where there is no Node 20.19, or
 * npm's registry is out of reach the first time, tests that need it are skipped and say so.
 */
final class NodeProject {
  private static final Path MODULE = Path.of(System.getProperty("mapwright.root")).resolve("cli");
  private static final int MINUTES = 5;

  private final Path written;
  private final Path installed;
  private final String what;

  /**
   * A project.
   *
   * @param name of its folder
   * @param what it is, for whoever reads that it was left out
   */
  NodeProject(String name, String what) {
    this.written = MODULE.resolve("src/test/node").resolve(name);
    this.installed = MODULE.resolve("target/node").resolve(name);
    this.what = what;
  }

  /** What a command printed, and how it ended. */
  record Run(int exit, String output) {}

  /** Where it is installed. */
  Path folder() {
    return installed;
  }

  /** Installs it below {@code target}, unless it is there already. */
  void install() throws Exception {
    Files.createDirectories(installed);
    require("node", "v(20\\.(19|[2-9][0-9])|2[1-9]|[3-9][0-9])\\..*");
    require("npm", ".*");
    Path lock = installed.resolve("package-lock.json");
    boolean isThere =
        Files.exists(installed.resolve("node_modules/.package-lock.json"))
            && Files.exists(lock)
            && Files.mismatch(written.resolve("package-lock.json"), lock) < 0;
    try (Stream<Path> files = Files.list(written)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, installed.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!isThere) {
      Run run = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      if (run.exit() != 0) {
        skip("npm cannot install it: " + run.output().strip());
      }
    }
  }

  private void require(String program, String version) throws Exception {
    Run run;
    try {
      run = run(program, "--version");
    } catch (IOException notThere) {
      skip("there is no " + program);
      return;
    }
    if (run.exit() != 0) {
      skip(program + " does not start");
    }
    if (!run.output().strip().matches(version)) {
      skip(program + " is " + run.output().strip() + ", and it needs 20.19 or newer");
    }
  }

  /** Said where people look, too: a report of skipped tests does not show why. */
  private void skip(String why) {
    String message = "SKIPPED: " + what + " was not run, as " + why;
    System.out.println(message);
    abort(message);
  }

  /** Runs a command in its folder. */
  Run run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(installed.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(List.of(command) + " does not end: " + output);
    }
    return new Run(process.exitValue(), output);
  }
}
