package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code MAPWRIGHT_LOG=debug} shows. */
class LogTest {
  private final LoggerContext log = new LoggerContext();

  LogTest() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(log);
    log.putProperty("MAPWRIGHT_LOG", "debug");
    configurator.doConfigure(Objects.requireNonNull(Main.class.getResource("/logback.xml")));
  }

  /** A process in which a library says something, and a thread ends. */
  static final class Noise {
    private static final String NAME = "alice@example.com";

    public static void main(String[] arguments) throws Exception {
      QuietLibraries.arrange();
      Logger.getLogger("any.library").severe(NAME);
      System.getLogger("another.library")
          .log(System.Logger.Level.ERROR, NAME, new IOException(NAME));
      Runnable failing =
          () -> {
            throw new IllegalStateException(NAME);
          };
      Thread platform = new Thread(failing);
      platform.start();
      platform.join();
      Thread.ofVirtual().start(failing).join();
      System.err.println("done");
    }
  }

  @Test
  void whatTheJdkWouldPrintHoldsNoNames() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Noise.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(said)
        .contains("IllegalStateException", "done")
        .doesNotContain(Noise.NAME)
        .doesNotContain("\tat ");
  }

  @Test
  void mapwrightTellsDetails() {
    assertThat(
            log.getLogger("dev.mapwright.engine.upstream.attempt.RetryingCaller").isDebugEnabled())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.eclipse.jetty.http.HttpParser",
        "io.netty.handler",
        "io.vertx",
        "org.h2",
        "any.other"
      })
  void whatLibrariesSayOfRequestsHoldsTokensAndIsNotShown(String library) {
    assertThat(log.getLogger(library).isErrorEnabled()).isFalse();
  }
}
