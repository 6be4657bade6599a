package dev.mapwright.engine.upstream.transport;

import java.util.Map;

/**
 * An HTTP answer, read to its end.
 *
 * @param status the status code
 * @param headers names in lower case; several values of one name joined by a comma and a blank
 * @param body its bytes, decompressed
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }
}
