package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.transport.HttpAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads an answer to its end, but never more than a bound. Runs on the answer's event loop. */
final class BodyReader {
  private final int maxBytes;
  private final Buffer body = Buffer.buffer();
  private final Promise<HttpAnswer> done = Promise.promise();

  private BodyReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A body beyond the bound. */
  static final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int maxBytes) {
      super("the answer has more than " + maxBytes + " bytes");
    }
  }

  static Future<HttpAnswer> read(HttpClientResponse response, int maxBytes) {
    BodyReader reader = new BodyReader(maxBytes);
    response
        .handler(chunk -> reader.add(response, chunk))
        .exceptionHandler(reader.done::tryFail)
        .endHandler(_ ->
            reader.done.tryComplete(
                new HttpAnswer(response.statusCode(), headers(response), reader.body.getBytes())));
    return reader.done.future();
  }

  private void add(HttpClientResponse response, Buffer chunk) {
    if (body.length() + (long) chunk.length() > maxBytes) {
      done.tryFail(new TooLargeException(maxBytes));
      response.request().reset();
    } else {
      body.appendBuffer(chunk);
    }
  }

  static Map<String, String> headers(HttpClientResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach((name, value) ->
            headers.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + ", " + b));
    return headers;
  }
}
