package dev.mapwright.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.mapwright.cli.log.LineEncoder;
import dev.mapwright.cli.log.LogFormat;
import dev.mapwright.cli.log.LogLevel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What the process logs meanwhile, as it would stand on its error stream. */
final class CapturedLog implements AutoCloseable {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
  private final List<Logger> ours =
      List.of(
          context.getLogger("dev.mapwright"),
          context.getLogger("access"),
          context.getLogger("vendor"));
  private final List<Level> before = ours.stream().map(Logger::getLevel).toList();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

  CapturedLog(LogLevel level, LogFormat format) {
    LineEncoder encoder = new LineEncoder();
    encoder.setFormat(format);
    encoder.setContext(context);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(out);
    appender.start();
    root.addAppender(appender);
    ours.forEach(logger -> logger.setLevel(Level.valueOf(level.name())));
  }

  String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Waits for the line of a request: it is written when the answer has gone out. */
  void awaitAccess(String request) throws InterruptedException {
    Instant until = Instant.now().plusSeconds(20);
    while (lines().stream().noneMatch(line -> line.contains("access") && line.contains(request))) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError("no line of " + request + " in:\n" + text());
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  List<String> lines() {
    return text().lines().toList();
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    for (int i = 0; i < ours.size(); i++) {
      ours.get(i).setLevel(before.get(i));
    }
  }
}
