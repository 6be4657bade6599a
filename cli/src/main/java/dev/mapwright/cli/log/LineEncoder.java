package dev.mapwright.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.mapwright.engine.watch.Watch;
import dev.mapwright.engine.watch.Watched;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a line of the log: when, how grave, who says it, what, its values by name, and for which
 * request it was. What is thrown is not written: its words may be a person's. Thread-safe.
 */
public final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final String REQUEST = "request";
  private static final JsonFactory JSON = new JsonFactory();
  private static final String PLAIN = "[\\p{Graph}&&[^\"=]]+";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private volatile LogFormat format = LogFormat.TEXT;

  /** How lines are written from now on. */
  public void setFormat(LogFormat chosen) {
    format = chosen;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line =
        switch (format) {
          case TEXT -> text(event);
          case JSON -> json(event);
        };
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String text(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(200);
    line.append(time(event)).append(String.format(" %-5s ", event.getLevel()));
    line.append(shortName(event.getLoggerName())).append(' ');
    line.append(oneEntry(event.getFormattedMessage()));
    values(event)
        .forEach((name, value) ->
            line.append(' ').append(name).append('=').append(quoted(String.valueOf(value))));
    return line.toString();
  }

  /** Nobody can write what looks like the beginning of another entry. */
  private static String oneEntry(String message) {
    return message.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").replaceAll("\n(?! {2})", "\n  ");
  }

  private static String quoted(String value) {
    return value.matches(PLAIN) ? value : jsonText(value);
  }

  /** The class alone; the rest says where its file lies. */
  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static String json(ILoggingEvent event) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("time", time(event));
      json.writeStringProperty("level", event.getLevel().toString());
      json.writeStringProperty("logger", event.getLoggerName());
      json.writeStringProperty("message", event.getFormattedMessage());
      for (Map.Entry<String, Object> each : values(event).entrySet()) {
        switch (each.getValue()) {
          case Integer number -> json.writeNumberProperty(each.getKey(), number);
          case Long number -> json.writeNumberProperty(each.getKey(), number);
          case Object value -> json.writeStringProperty(each.getKey(), value.toString());
        }
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  private static String jsonText(String text) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeString(text);
    }
    return out.toString();
  }

  private static SequencedMap<String, Object> values(ILoggingEvent event) {
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.value != null) {
          values.put(pair.key, pair.value);
        }
      }
    }
    Watch watch = Watched.now();
    if (watch != null) {
      values.put(REQUEST, watch.id());
    }
    return values;
  }

  private static String time(ILoggingEvent event) {
    return TIME.format(Instant.ofEpochMilli(event.getTimeStamp()));
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
