package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.repeat.RepeatedAnswer;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's answer that is no failure, decoded.
 *
 * @param outcome OK, EMPTY or NOT_FOUND
 * @param status the HTTP status
 * @param headers names in lower case
 * @param body the decoded body; null where there was none
 * @param uri what was asked, for resolving relative links
 * @param size of the body in bytes
 * @param part where it is counted as long as it is needed
 * @param message what EMPTY or NOT_FOUND means, with the vendor's own words; empty for OK
 * @param known the same as one that comes again and again; null if it does not
 */
public record Answer(
    Outcome outcome,
    int status,
    Map<String, String> headers,
    @Nullable Object body,
    URI uri,
    int size,
    AnswerShare.Part part,
    String message,
    @Nullable RepeatedAnswer known) {
  private static final int SHOWN = 12;

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** With what expressions over this answer read besides the body: its status and headers. */
  public Variables variables(Variables below) {
    return variables(status, headers, below);
  }

  /** What came instead of what was expected, as the end of a message; no values. */
  public String seen() {
    if (body instanceof Map<?, ?> object) {
      return "; the answer's keys are "
          + String.join(", ", object.keySet().stream().limit(SHOWN).map(String::valueOf).toList());
    }
    return body == null ? "; the answer has no body" : "; the answer is " + Texts.preview(body);
  }

  public static Variables variables(int status, Map<String, String> headers, Variables below) {
    return below.with("status", (long) status).with("headers", headers);
  }
}
