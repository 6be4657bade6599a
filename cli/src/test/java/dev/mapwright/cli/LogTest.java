package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Objects;
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
