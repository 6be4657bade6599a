package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.http.RequestQuotas;
import dev.mapwright.server.http.ServerSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much the server takes on, and how much callers may ask. */
final class LimitOptions {
  @Option(
      names = "--max-file-size",
      paramLabel = "MIB",
      description = "The most that an attachment may have to be passed on, in MiB (default: 256).")
  private long maxFileMebibytes = 256;

  @Option(
      names = "--answer-memory",
      paramLabel = "MIB",
      description =
          "How much memory the answers of vendors may take at once, with what is made of them, in"
              + " MiB (default: half of what the JVM may have).")
  private @Nullable Long answerMebibytes;

  @Option(
      names = "--call-time",
      paramLabel = "SECONDS",
      description =
          "After so long a list call answers what it has found (default: ${DEFAULT-VALUE}).")
  private int callSeconds = (int) CallLimits.DEFAULT.turn().toSeconds();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description =
          "How long a list call that has found nothing is read on, its connection held; 0 for"
              + " not at all (default: ${DEFAULT-VALUE}).")
  private int patienceSeconds = (int) CallLimits.DEFAULT.patience().toSeconds();

  @Option(
      names = "--max-requests",
      paramLabel = "NUMBER",
      description =
          "The most requests to a vendor within the time of a call, where its connector names no"
              + " limits (default: ${DEFAULT-VALUE}).")
  private int maxRequests = CallLimits.DEFAULT.requests();

  @Option(
      names = "--key-limit",
      paramLabel = "NUMBER/SECONDSs",
      converter = CallerLimit.Converter.class,
      defaultValue = "5000/10s",
      description =
          "The most requests of each key in a time, such as 500/10s, or none for any number; beyond"
              + " it 429 (default: ${DEFAULT-VALUE}). The token of the server itself is not"
              + " counted.")
  private CallerLimit keyLimit = new CallerLimit(null);

  @Option(
      names = "--account-limit",
      paramLabel = "NUMBER/SECONDSs",
      converter = CallerLimit.Converter.class,
      defaultValue = "20000/10s",
      description =
          "The most requests for each account in a time, whoever asks, such as 50/10s, or none for"
              + " any number (default: ${DEFAULT-VALUE}).")
  private CallerLimit accountLimit = new CallerLimit(null);

  void applyTo(ServerSettings.Builder settings) {
    settings
        .fileBytes(fileBytes())
        .calls(callLimits())
        .quotas(new RequestQuotas(keyLimit.quota(), accountLimit.quota()));
  }

  void applyTo(EmbeddedEngine.Builder engine) {
    Long mebibytes = answerMebibytes;
    if (mebibytes == null) {
      return;
    }
    try {
      engine.answerMemory(Math.multiplyExact(mebibytes, 1L << 20));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--answer-memory is a number of MiB from "
              + (EmbeddedEngine.LEAST_ANSWER_MEMORY >> 20)
              + ", not "
              + mebibytes);
    }
  }

  private CallLimits callLimits() {
    if (callSeconds < 1 || patienceSeconds < 0 || maxRequests < 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--call-time and --max-requests are at least 1, and --patience is not negative.");
    }
    return new CallLimits(
        Duration.ofSeconds(callSeconds),
        maxRequests,
        Duration.ofSeconds(patienceSeconds),
        CallLimits.DEFAULT.beat());
  }

  private long fileBytes() {
    if (maxFileMebibytes < 1 || maxFileMebibytes > 1 << 20) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--max-file-size is a number of MiB from 1 to "
              + (1 << 20)
              + ", not "
              + maxFileMebibytes);
    }
    return maxFileMebibytes << 20;
  }
}
