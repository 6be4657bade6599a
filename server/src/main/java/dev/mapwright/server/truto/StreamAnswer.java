package dev.mapwright.server.truto;

import dev.mapwright.engine.Meta;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.JsonOut;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.unified.RecordStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of any length, written while it is read: what was read is on its way before more is asked
 * of the vendor. One envelope, or a record a line where the caller accepts that. Once it has begun,
 * a failure can only be told at its end, and so can what was left out: records that could not be
 * mapped, on a line of their own where there is no envelope.
 */
final class StreamAnswer {
  private static final String LINES = "application/x-ndjson";

  private final ListParameters parameters;
  private final RecordStream stream;
  private final RunningStreams streams;
  private @Nullable UnifiedRecord next;
  private @Nullable Failure failure;
  private int count;

  private StreamAnswer(ListParameters parameters, RecordStream stream, RunningStreams streams) {
    this.parameters = parameters;
    this.stream = stream;
    this.streams = streams;
  }

  /** The format for a request that names none: who asks for lines first of all means a stream. */
  static Format usual(ServerRequest request) {
    return accepted(request).startsWith(LINES) ? Format.STREAM : Format.UNIFIED;
  }

  private static String accepted(ServerRequest request) {
    String accept = request.header("accept");
    return accept == null ? "" : accept.strip().toLowerCase(Locale.ROOT);
  }

  /** The answer to a request; nothing has been read yet. */
  static ServerResponse of(
      ListParameters parameters,
      RecordStream stream,
      RunningStreams streams,
      ServerRequest request) {
    StreamAnswer answer = new StreamAnswer(parameters, stream, streams);
    return accepted(request).contains(LINES)
        ? ServerResponse.of(200, LINES, answer::writeLines)
        : ServerResponse.of(200, "application/json", answer::writeEnvelope);
  }

  private void writeEnvelope(OutputStream out) throws IOException {
    JsonOut json = new JsonOut(out);
    json.beginObject();
    json.name("result");
    json.beginArray();
    json.flush();
    try (Heartbeat heartbeat = Heartbeat.start(out, ' ', streams)) {
      advance(heartbeat);
      for (UnifiedRecord record = next; record != null; record = next) {
        RecordForm.write(record, parameters.common(), json);
        json.flush();
        goOn(out, heartbeat);
      }
    }
    json.endArray();
    String cursor = failure == null ? stream.cursor() : failure.nextCursor();
    Meta meta = stream.meta();
    ListEnvelope.end(json, cursor, count, ListEnvelope.isPartial(meta), meta, parameters.meta());
    if (failure != null) {
      json.name("error");
      TrutoErrors.write(failure, json);
    }
    json.endObject();
    json.flush();
  }

  private void writeLines(OutputStream out) throws IOException {
    JsonOut json = new JsonOut(new OneLine(out));
    try (Heartbeat heartbeat = Heartbeat.start(out, '\n', streams)) {
      advance(heartbeat);
      for (UnifiedRecord record = next; record != null; record = next) {
        RecordForm.write(record, parameters.common(), json);
        endLine(json, out);
        goOn(out, heartbeat);
      }
    }
    Meta meta = stream.meta();
    if (parameters.meta() || meta.leftOut() > 0) {
      json.beginObject();
      if (ListEnvelope.isPartial(meta)) {
        json.member("is_partial_response", true);
      }
      ListEnvelope.meta(meta, json);
      json.endObject();
      endLine(json, out);
    }
    if (failure != null) {
      json.beginObject();
      json.name("error");
      TrutoErrors.write(failure, json);
      json.endObject();
      endLine(json, out);
    }
  }

  private static void endLine(JsonOut json, OutputStream out) throws IOException {
    json.startOver();
    json.flush();
    out.write('\n');
  }

  private void goOn(OutputStream out, Heartbeat heartbeat) throws IOException {
    count++;
    if (!stream.isReady()) {
      out.flush();
    }
    advance(heartbeat);
  }

  /** A vendor that fails at once is told by a status, since nothing is written yet. */
  private void advance(Heartbeat heartbeat) {
    try {
      next = heartbeat.during(stream::next);
    } catch (RuntimeException e) {
      if (count == 0 && !heartbeat.hasBegun()) {
        throw e;
      }
      next = null;
      failure = Failures.of(e).from(stream.cursor());
    }
  }

  /**
   * Vendors' records are copied as they came; in JSON a line break can only stand between tokens.
   */
  private static final class OneLine extends OutputStream {
    private final OutputStream out;

    OneLine(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b == '\n' || b == '\r' ? ' ' : b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int begin = from;
      for (int i = from; i < from + length; i++) {
        if (bytes[i] == '\n' || bytes[i] == '\r') {
          out.write(bytes, begin, i - begin);
          out.write(' ');
          begin = i + 1;
        }
      }
      out.write(bytes, begin, from + length - begin);
    }
  }
}
