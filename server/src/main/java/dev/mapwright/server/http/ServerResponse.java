package dev.mapwright.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * An answer.
 *
 * @param status the status code
 * @param headers by name
 * @param body writes itself while it is sent, so it need not fit into memory
 */
public record ServerResponse(int status, SequencedMap<String, String> headers, Body body) {
  public ServerResponse {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /** An answer in JSON. */
  public static ServerResponse json(int status, Json body) {
    return json(status, "application/json", body);
  }

  /** An answer in JSON of a type of its own. */
  public static ServerResponse json(int status, String type, Json body) {
    return of(
        status,
        type,
        out -> {
          JsonOut json = new JsonOut(out);
          body.writeTo(json);
          json.flush();
        });
  }

  /** An answer of any type. */
  public static ServerResponse of(int status, String type, Body body) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", type);
    // Answers hold personal data.
    headers.put("cache-control", "no-store");
    return new ServerResponse(status, headers, body);
  }

  /** The way to another page, relative to the one that was asked for or whole. */
  public static ServerResponse seeOther(String address) {
    return of(303, "text/plain", _ -> {}).with(Map.of("location", address));
  }

  /** The same answer with more headers. */
  public ServerResponse with(Map<String, String> more) {
    SequencedMap<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new ServerResponse(status, all, body);
  }

  /** Writes a body. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes it all.
     *
     * @throws IOException if the reader has gone
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a body that is JSON. */
  @FunctionalInterface
  public interface Json {
    /**
     * Writes it all.
     *
     * @throws IOException if the reader has gone
     */
    void writeTo(JsonOut out) throws IOException;
  }
}
