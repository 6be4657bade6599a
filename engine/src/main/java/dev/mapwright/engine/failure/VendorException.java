package dev.mapwright.engine.failure;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vendor refused or failed. Carries what the vendor said, so that the caller can be told.
 *
 * <p>A vendor that could not be reached has status 0 and outcome {@link Outcome#UNAVAILABLE}.
 */
public final class VendorException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final int status;
  private final transient Map<String, String> headers;
  private final transient @Nullable Object body;
  private final @Nullable Duration retryAfter;
  private final @Nullable String cursor;
  private final boolean isListEnd;

  /** With the vendor's answer; the body is its decoded form, or text where it is not decodable. */
  public VendorException(
      Outcome outcome,
      String message,
      int status,
      Map<String, String> headers,
      @Nullable Object body,
      @Nullable Duration retryAfter) {
    this(outcome, message, status, headers, body, retryAfter, null, false);
  }

  private VendorException(
      Outcome outcome,
      String message,
      int status,
      Map<String, String> headers,
      @Nullable Object body,
      @Nullable Duration retryAfter,
      @Nullable String cursor,
      boolean isListEnd) {
    super(message, null);
    this.cursor = cursor;
    this.isListEnd = isListEnd;
    this.outcome = outcome;
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** The same, with the cursor from which the same call goes on, if there is one. */
  public VendorException from(@Nullable String newCursor) {
    return with(newCursor, isListEnd);
  }

  /** The same in other words. */
  public VendorException saying(
      String message, Map<String, String> newHeaders, @Nullable Object newBody) {
    VendorException other =
        new VendorException(
            outcome, message, status, newHeaders, newBody, retryAfter, cursor, isListEnd);
    other.setStackTrace(getStackTrace());
    return other;
  }

  /** The same, where the vendor gives no way on: asked again, it would say the same. */
  public VendorException endingList() {
    return with(null, true);
  }

  private VendorException with(@Nullable String newCursor, boolean newListEnd) {
    VendorException other =
        new VendorException(
            outcome, getMessage(), status, headers, body, retryAfter, newCursor, newListEnd);
    other.setStackTrace(getStackTrace());
    return other;
  }

  /** From where the same call goes on. */
  public @Nullable String cursor() {
    return cursor;
  }

  /** What it amounts to. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Whether what was read before it is given out first, and it is told to the call that goes on: a
   * vendor that wants a longer wait than there is time for, and one that does not let the list go
   * on.
   */
  public boolean endsCall() {
    return outcome == Outcome.RATE_LIMITED || endsList();
  }

  /**
   * Whether the list cannot be gone on with: the vendor no longer knows the place, leads in a
   * circle, or gives no place to go on at. Only from the beginning may it be read again.
   */
  public boolean endsList() {
    return isListEnd || outcome == Outcome.EXPIRED;
  }

  /** The vendor's HTTP status, 0 where there was none. */
  public int status() {
    return status;
  }

  /** The vendor's headers, names in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The vendor's body. */
  public @Nullable Object body() {
    return body;
  }

  /** How long the vendor wants us to wait, where it says so. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
