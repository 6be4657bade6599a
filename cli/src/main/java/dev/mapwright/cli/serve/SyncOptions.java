package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.server.sync.SyncSettings;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.Option;

/** How accounts' records are kept. */
final class SyncOptions {
  @Option(
      names = "--sync-every",
      paramLabel = "PERIOD",
      converter = Period.Converter.class,
      defaultValue = "none",
      description =
          "How often all accounts are synced, such as 30m, 6h or 1d, or none for those alone for"
              + " which that is asked (default: ${DEFAULT-VALUE}).")
  private Period every = new Period(null);

  @Option(
      names = "--sync-full-every",
      paramLabel = "PERIOD",
      converter = Period.Converter.class,
      defaultValue = "1d",
      description =
          "How often a sync reads everything, where a vendor tells what changed in between"
              + " (default: ${DEFAULT-VALUE}).")
  private Period fullEvery = new Period(SyncSettings.DEFAULT.fullEvery());

  @Option(
      names = "--sync-at-once",
      paramLabel = "NUMBER",
      description = "How many accounts are synced at the same time (default: ${DEFAULT-VALUE}).")
  private int atOnce = SyncSettings.DEFAULT.atOnce();

  SyncSettings settings() {
    if (atOnce < 1 || atOnce > 64) {
      throw new CommandFailure(
          ExitCode.USAGE, "--sync-at-once is a number from 1 to 64, not " + atOnce);
    }
    // Without a period everything is read each time.
    Duration full = Objects.requireNonNullElse(fullEvery.length(), Duration.ZERO);
    return new SyncSettings(every.length(), full, atOnce);
  }
}
