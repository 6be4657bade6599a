package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.TestTime;
import dev.mapwright.engine.walk.LoggedProgress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A vendor whose pages are empty, each with a new token, for ever; a page takes 20 seconds. */
class EmptyPagesTest {
  private final TestTime time = new TestTime();
  private final Logger logger = (Logger) LoggerFactory.getLogger(LoggedProgress.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @AutoClose
  private final EngineRig acme =
      new EngineRig(
          "",
          """
          records: people
          list: {request: GET /people, pagination: {cursor: next, cursor_param: after}}
          get: {request: "GET /people/{{ $id }}", record: $}
          map: {id: id}
          """,
          time);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private ListReading stream() {
    return acme.engine.stream(
        new ListCall(
            acme.account("a"),
            "candidates",
            Query.ALL,
            Wants.ALL,
            1,
            null,
            new CallOptions(Duration.ofMinutes(10), 1_000_000, false, false)));
  }

  private void pages(int full) {
    acme.vendor.at(
        "/v1/people",
        query -> {
          time.pass(Duration.ofSeconds(20));
          int page = query.number("after", 0);
          return Map.of(
              "people", page < full ? List.of(Map.of("id", page)) : List.of(), "next", page + 1);
        });
  }

  @Test
  void aStreamOverThemIsStoppedByItsTimeAndCanBeGoneOnWith() {
    pages(0);
    ListReading stream = stream();

    DeadlineException late = catchThrowableOfType(DeadlineException.class, () -> stream.next(1));
    assertThat(late.cursor()).isNotNull();
    assertThat(acme.vendor.asked()).hasSize(30);
  }

  @Test
  void theLogTellsOfItsProgressEveryMinute() {
    pages(4);
    ListReading stream = stream();

    assertThatExceptionOfType(DeadlineException.class)
        .isThrownBy(() -> {
          while (stream.next(1) != null) {
            // reads on
          }
        });
    assertThat(log.list)
        .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
        .startsWith(
            tuple(
                Level.INFO,
                "Account a: reading, candidates.list now; 3 pages and 3 records in 60 s"),
            tuple(
                Level.INFO,
                "Account a: reading, candidates.list now; 6 pages and 4 records in 120 s"),
            tuple(
                Level.WARN,
                "Account a: nothing but empty pages for a minute, candidates.list now; 9 pages and"
                    + " 4 records in 180 s"))
        .hasSize(10);
  }
}
