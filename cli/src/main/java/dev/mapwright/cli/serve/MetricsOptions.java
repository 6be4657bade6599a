package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.server.MetricsServer;
import dev.mapwright.server.jetty.JettyServer;
import dev.mapwright.server.metrics.ServerMetrics;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the metrics are told, beside {@code /metrics} of the server itself. */
final class MetricsOptions {
  @Option(
      names = "--metrics-address",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description =
          "Tells /metrics there as well, over plain HTTP to whoever reaches it, without a token"
              + " (default: nowhere).")
  private @Nullable ListenAddress address;

  /**
   * Starts what tells them; null where nothing does.
   *
   * @throws CommandFailure if the address cannot be listened on
   */
  @Nullable JettyServer start(ServerMetrics metrics) {
    ListenAddress where = address;
    if (where == null) {
      return null;
    }
    try {
      return MetricsServer.start(where.host(), where.port(), metrics);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "Cannot listen on "
              + where
              + " for metrics: the port is taken or the address is not this machine's. Choose"
              + " another with --metrics-address.");
    }
  }
}
