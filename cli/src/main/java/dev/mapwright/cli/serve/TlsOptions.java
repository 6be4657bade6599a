package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.server.tls.TlsException;
import dev.mapwright.server.tls.TlsIdentity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By what the server shows who it is. */
final class TlsOptions {
  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description =
          "Speaks TLS, with HTTP/2 for who wants it, by this certificate: PEM, the server's own"
              + " first. Read anew when it changes (default: plain HTTP).")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key: PEM, PKCS#8, without a password.")
  private @Nullable Path key;

  /**
   * Reads them; null where there are none.
   *
   * @throws CommandFailure if one of them is missing or wrong
   */
  @Nullable TlsIdentity read(Terminal terminal) {
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--tls-certificate and --tls-key are given together.");
    }
    try {
      return read(certificate, key, terminal.err());
    } catch (TlsException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  /** Reads them anew whenever one changes; null where there are none. */
  @Nullable FileWatch watch(Consumer<TlsIdentity> renewing, Terminal terminal) {
    if (certificate == null || key == null) {
      return null;
    }
    Path first = certificate;
    Path second = key;
    return new FileWatch(
            List.of(first, second), () -> readAgain(first, second, renewing, terminal.err()))
        .start();
  }

  /** While the two are being replaced they may not belong together: then there is a next time. */
  private static void readAgain(
      Path certificate, Path key, Consumer<TlsIdentity> renewing, PrintWriter err) {
    try {
      renewing.accept(read(certificate, key, err));
      err.println(certificate + " has changed, and counts for new connections.");
    } catch (TlsException e) {
      err.println(e.getMessage() + " The TLS certificate stays as it was.");
    }
  }

  private static TlsIdentity read(Path certificate, Path key, PrintWriter err) throws TlsException {
    TlsIdentity identity = TlsIdentity.read(certificate, key);
    identity.advice(Instant.now()).ifPresent(err::println);
    return identity;
  }
}
