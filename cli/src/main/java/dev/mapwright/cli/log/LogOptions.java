package dev.mapwright.cli.log;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a server tells of itself while it runs. */
public final class LogOptions {
  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description =
          "What the log on the error stream tells: ${COMPLETION-CANDIDATES}; each tells what those"
              + " before it do. info has a line for each request, debug also one for each request"
              + " to a vendor (default: the environment's MAPWRIGHT_LOG, else warn).")
  private @Nullable LogLevel level;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "How its lines are written: ${COMPLETION-CANDIDATES} (default: text).")
  private @Nullable LogFormat format;

  @Option(
      names = "--access-log",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      description = "Has a line for each request, whatever else the log tells.")
  private boolean access;

  /** To the log of the process. */
  public void apply() {
    LogSetup log = LogSetup.ofProcess();
    if (level != null) {
      log.setLevel(level);
    }
    if (format != null) {
      log.setFormat(format);
    }
    if (access) {
      log.showAccess();
    }
  }
}
