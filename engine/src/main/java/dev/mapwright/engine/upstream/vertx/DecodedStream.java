package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.body.ContentCoding;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A body that is taken out of its encoding while it is read. */
final class DecodedStream implements HttpStream {
  private final HttpStream raw;
  private final HttpCall call;
  private final InputStream decoded;

  private DecodedStream(HttpStream raw, HttpCall call, List<String> codings) {
    this.raw = raw;
    this.call = call;
    try {
      this.decoded = ContentCoding.decode(new Raw(raw), codings);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read yet
    }
  }

  /** The stream as it was before it was encoded. */
  static HttpStream of(HttpStream raw, HttpCall call) {
    List<String> codings = ContentCoding.of(raw.headers().getOrDefault("content-encoding", ""));
    return codings.isEmpty() ? raw : new DecodedStream(raw, call, codings);
  }

  private static final class Raw extends InputStream {
    private final HttpStream stream;

    Raw(HttpStream stream) {
      this.stream = stream;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      byte[] piece = new byte[length];
      try {
        int count = stream.read(piece);
        System.arraycopy(piece, 0, into, offset, Math.max(0, count));
        return count;
      } catch (InterruptedException e) {
        throw new Interrupted(e);
      }
    }
  }

  private static final class Interrupted extends IOException {
    private static final long serialVersionUID = 1L;
    private final InterruptedException interruption;

    Interrupted(InterruptedException interruption) {
      super(interruption);
      this.interruption = interruption;
    }
  }

  @Override
  public int status() {
    return raw.status();
  }

  /** Without what is true of the encoded body only. */
  @Override
  public Map<String, String> headers() {
    return Unpacking.withoutCoding(raw.headers());
  }

  @Override
  public int read(byte[] into) throws InterruptedException {
    try {
      return decoded.read(into, 0, into.length);
    } catch (Interrupted e) {
      throw e.interruption;
    } catch (ContentCoding.SwollenException e) {
      throw new TransportException(
          TransportException.Kind.TOO_LARGE, call + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new TransportException(
          TransportException.Kind.DAMAGED, call + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean waitForBytes(Duration atMost) throws InterruptedException {
    return raw.waitForBytes(atMost);
  }

  @Override
  public void close() {
    raw.close();
  }
}
