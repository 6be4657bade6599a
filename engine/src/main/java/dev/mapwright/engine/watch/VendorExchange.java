package dev.mapwright.engine.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor was asked once and what it answered, without the account's secrets. It holds
 * people's data: it is for who asked for it, and for no log.
 *
 * @param endpoint as the connector calls it, such as {@code candidates.list}
 * @param attempt 1 for the first
 * @param request what was asked
 * @param answer null where none came
 * @param outcome what it amounts to: one word of a few dozen
 * @param took until the answer was there and judged; of a file, until its head was
 */
public record VendorExchange(
    String endpoint,
    int attempt,
    Request request,
    @Nullable Answer answer,
    String outcome,
    Duration took) {

  /**
   * A request.
   *
   * @param method such as {@code GET}
   * @param url whole, encoded
   * @param headers name and value, in order
   * @param body without text where there was none
   */
  public record Request(
      String method, String url, List<Map.Entry<String, String>> headers, Body body) {
    public Request {
      headers = List.copyOf(headers);
    }
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param headers names in lower case
   * @param body without text where it is a file's
   */
  public record Answer(int status, Map<String, String> headers, Body body) {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * A body.
   *
   * @param text the beginning of it; empty where it is no text
   * @param bytes how long it is as a whole; -1 where that is not known
   * @param isCut whether the text is not all of it
   */
  public record Body(String text, long bytes, boolean isCut) {
    /** Of a message that has none. */
    public static final Body NONE = new Body("", 0, false);
  }
}
