package dev.mapwright.cli.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Iterator;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Changes what is logged, and how, from what the configuration of the class path says. */
public final class LogSetup {
  private static final String ACCESS = "access";

  /** The loggers that we write to; what libraries say is shown at no level. */
  private static final List<String> OURS = List.of("dev.mapwright", ACCESS, "vendor");

  private final LoggerContext context;

  LogSetup(LoggerContext context) {
    this.context = context;
  }

  /** That of the process. */
  public static LogSetup ofProcess() {
    return new LogSetup((LoggerContext) LoggerFactory.getILoggerFactory());
  }

  /** How much is told. */
  public void setLevel(LogLevel level) {
    OURS.forEach(name -> context.getLogger(name).setLevel(level.level()));
  }

  /** Tells of each request, whatever else is told. */
  public void showAccess() {
    Logger access = context.getLogger(ACCESS);
    if (!access.isInfoEnabled()) {
      access.setLevel(LogLevel.INFO.level());
    }
  }

  /** In which form lines are written. */
  public void setFormat(LogFormat format) {
    Iterator<Appender<ILoggingEvent>> appenders =
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
    while (appenders.hasNext()) {
      if (appenders.next() instanceof OutputStreamAppender<?> appender
          && appender.getEncoder() instanceof LineEncoder encoder) {
        encoder.setFormat(format);
      }
    }
  }
}
