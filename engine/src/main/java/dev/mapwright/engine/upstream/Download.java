package dev.mapwright.engine.upstream;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.attempt.CallContext;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of a vendor, open to be read once. Holds no more of it than a piece. Not thread-safe;
 * blocks on the vendor.
 */
public final class Download implements AutoCloseable {
  private static final int PIECE = 32 << 10;

  /** A failure before the first bytes is told by a status, unless they take longer. */
  private static final Duration FIRST_BYTES = Duration.ofSeconds(1);

  /** The least that comes in a second, on the whole. */
  private static final long LEAST_BYTES = 1_024;

  private static final Duration MORE_BYTES = Duration.ofMillis(50);

  private final CallContext context;
  private final HttpStream stream;
  private final String noun;
  private final long maxBytes;
  private final long length;

  /** How long the vendor was waited for. */
  private Duration waited = Duration.ZERO;

  private Download(CallContext context, HttpStream stream, long maxBytes, String noun) {
    this.noun = noun;
    this.context = context;
    this.stream = stream;
    this.maxBytes = maxBytes;
    this.length = length(stream.headers());
  }

  /** With what messages call it, such as {@code file}. */
  static Download of(CallContext context, HttpStream stream, long maxBytes, String noun) {
    Download download = new Download(context, stream, maxBytes, noun);
    if (download.length > maxBytes) {
      stream.close();
      throw download.tooLarge();
    }
    return download;
  }

  private static long length(Map<String, String> headers) {
    String text = headers.getOrDefault("content-length", "");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  /** The vendor's word on what it is, or null. */
  public @Nullable String contentType() {
    String type = stream.headers().get("content-type");
    return type == null ? null : context.secrets().hide(type);
  }

  /** How many bytes it has; -1 where the vendor does not say. */
  public long length() {
    return length;
  }

  /**
   * Passes it on, as fast as it is taken.
   *
   * @throws IOException what the other side throws; the vendor is then asked for no more
   * @throws VendorException if the vendor fails, or sends more than is allowed
   */
  public void writeTo(OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    long passed = 0;
    flushUnless(out, FIRST_BYTES);
    for (int count = read(piece); count >= 0; count = read(piece)) {
      passed += count;
      if (passed > maxBytes) {
        throw tooLarge();
      }
      checkPace(passed);
      out.write(piece, 0, count);
      flushUnless(out, MORE_BYTES);
    }
  }

  /** What has been written goes out, the answer's head too, rather than wait for a slow vendor. */
  private void flushUnless(OutputStream out, Duration comesWithin) throws IOException {
    if (!waiting(() -> stream.waitForBytes(comesWithin))) {
      out.flush();
    }
  }

  private int read(byte[] piece) {
    return waiting(() -> stream.read(piece));
  }

  @FunctionalInterface
  private interface Waiting<T> {
    T result() throws InterruptedException;
  }

  private <T> T waiting(Waiting<T> vendor) {
    long begin = System.nanoTime();
    try {
      T result = vendor.result();
      waited = waited.plusNanos(System.nanoTime() - begin);
      return result;
    } catch (TransportException e) {
      boolean isDamaged = e.kind() == TransportException.Kind.DAMAGED;
      throw failed(
          isDamaged ? Outcome.VENDOR_ERROR : Outcome.UNAVAILABLE,
          "the " + noun + " broke off: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DeadlineException("the call was given up", null);
    }
  }

  /** A byte now and then would hold a connection for ever; only waiting for the vendor counts. */
  private void checkPace(long passed) {
    Duration patience = context.endpoint().timeout().multipliedBy(2);
    if (waited.compareTo(patience) > 0 && passed < waited.toMillis() * LEAST_BYTES / 1_000) {
      throw failed(
          Outcome.UNAVAILABLE,
          "the "
              + noun
              + " comes too slowly: "
              + passed
              + " bytes in "
              + waited.toSeconds()
              + " s");
    }
  }

  private VendorException tooLarge() {
    return failed(
        Outcome.VENDOR_ERROR,
        "the "
            + noun
            + " has more than "
            + maxBytes
            + " bytes, the most that are passed on"
            + (length < 0 ? "" : ": " + length));
  }

  private VendorException failed(Outcome outcome, String words) {
    return new VendorException(
        outcome, context.message(outcome, 0, words), 0, Map.of(), null, null);
  }

  @Override
  public void close() {
    stream.close();
  }
}
