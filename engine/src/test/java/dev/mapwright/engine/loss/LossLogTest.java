package dev.mapwright.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each loss is told when it first comes, and then once an hour at most. */
class LossLogTest {
  private static final Place PLACE = new SourceFile("acme.yaml", "id\nname").place(3, 7);
  private static final Loss NAME = new Loss(Loss.Kind.UNREADABLE, "name", PLACE, "an object");
  private static final Loss RECORD =
      new Loss(Loss.Kind.RECORD, "id", PLACE, "finds nothing in text");

  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(LossLog.class);
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final LossLog log = new LossLog(() -> now);

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(appender);
  }

  private List<String> told() {
    return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void theFirstIsToldAtOnce() {
    log.count("acme", NAME);
    log.count("acme", RECORD);

    assertThat(told())
        .containsExactly(
            "acme: acme.yaml:2:1: `name` cannot be read from an object, in 1 record",
            "acme: acme.yaml:2:1: 1 record was left out: `id` finds nothing in text");
  }

  @Test
  void theOthersOfAnHourAreToldWithTheNextBehindIt() {
    for (int i = 0; i < 1_000; i++) {
      log.count("acme", NAME);
    }
    assertThat(told()).hasSize(1);

    now = now.plus(Duration.ofMinutes(59));
    log.count("acme", NAME);
    assertThat(told()).hasSize(1);

    now = now.plus(Duration.ofMinutes(1));
    log.count("acme", NAME);
    assertThat(told().getLast()).endsWith("in 1001 records");

    log.count("acme", NAME);
    assertThat(told()).hasSize(2);
  }

  @Test
  void connectorsAndLossesAreToldApart() {
    log.count("acme", NAME);
    log.count("zenith", NAME);
    log.count("acme", new Loss(Loss.Kind.UNREADABLE, "name", PLACE, "a list"));

    assertThat(told()).hasSize(3);
  }
}
