package dev.mapwright.engine.upstream.body;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Takes bodies out of their {@code Content-Encoding}. Checksums and lengths are held to. */
public final class ContentCoding {
  /** What is asked for, where a request does not say otherwise. */
  public static final String ACCEPTED = "gzip, deflate, br";

  /**
   * A body of text becomes ten times as long, one of records with hardly anything in them 100 to
   * 200.
   */
  static final int MOST_TIMES = 400;

  /** Up to here a body may be as much longer as it is. */
  static final long FREE = 1 << 20;

  private ContentCoding() {}

  /** The bytes are not what they are said to be. */
  public static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
      super(message);
    }
  }

  /** The bytes become far more than any honest body does. */
  public static final class SwollenException extends IOException {
    private static final long serialVersionUID = 1L;

    SwollenException(long came) {
      super(
          "the body becomes more than "
              + MOST_TIMES
              + " times as long when it is unpacked, after "
              + came
              + " bytes that came");
    }
  }

  /**
   * The codings of a header, in the order in which they were applied; empty for a plain body.
   *
   * @param header of {@code Content-Encoding}, empty for none
   */
  public static List<String> of(String header) {
    return header.isEmpty()
        ? List.of()
        : List.of(header.split(",", -1)).stream()
            .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
            .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
            .toList();
  }

  /**
   * A stream of the body as it was before.
   *
   * @throws DamagedException here or in reading, if the bytes are not what they are said to be
   * @throws SwollenException in reading, if they become more than {@value #MOST_TIMES} times as
   *     many, of however many codings, and more than 1 MiB
   * @throws IOException what the stream throws
   */
  public static InputStream decode(InputStream body, List<String> codings) throws IOException {
    Counted raw = new Counted(body);
    InputStream decoded = raw;
    for (String coding : codings.reversed()) {
      decoded = new Checked(coding, decoded, raw);
    }
    return decoded;
  }

  /** One coding, begun at the first read; counts what comes in, and says what is wrong with it. */
  private static final class Checked extends InputStream {
    private final String coding;
    private final Counted body;
    private final Counted raw;
    private InputStream plain;
    private boolean begun;
    private long gone;

    Checked(String coding, InputStream body, Counted raw) {
      this.coding = coding;
      this.raw = raw;
      this.body = new Counted(body);
      this.plain = this.body;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        if (!begun) {
          plain = open();
          begun = true;
        }
        int read = plain.read(into, offset, length);
        gone += Math.max(0, read);
        if (gone > FREE && gone / MOST_TIMES > raw.count) {
          throw new SwollenException(raw.count);
        }
        return read;
      } catch (SwollenException e) {
        throw e;
      } catch (EOFException e) {
        throw damaged("it ends before its end");
      } catch (ZipException e) {
        throw damaged(
            e.getMessage() == null ? "it cannot be read" : e.getMessage().toLowerCase(Locale.ROOT));
      } catch (IOException e) {
        // The decoder of Brotli wraps whatever fails, what reading the body threw, too.
        if (body.failure != null) {
          throw body.failure;
        }
        throw e instanceof DamagedException ? e : damaged(inner(e));
      }
    }

    private static String inner(Throwable failure) {
      Throwable last = failure;
      while (last.getCause() != null) {
        last = last.getCause();
      }
      return String.valueOf(last.getMessage()).toLowerCase(Locale.ROOT);
    }

    private InputStream open() throws IOException {
      PushbackInputStream ahead = new PushbackInputStream(body, 2);
      byte[] head = new byte[2];
      int count = ahead.readNBytes(head, 0, 2);
      if (count == 0) {
        return ahead; // nothing is nothing in every coding
      }
      ahead.unread(head, 0, count);
      return switch (coding) {
        case "gzip", "x-gzip" -> new GZIPInputStream(ahead, 8 << 10);
        case "br" -> new BrotliInputStream(ahead, 8 << 10);
        case "deflate" -> new InflaterInputStream(ahead, new Inflater(!isZlib(head)), 8 << 10);
        default ->
            throw new DamagedException(
                "a body of " + ACCEPTED + " was asked for, and one of another encoding came");
      };
    }

    /** The standard means zlib by it; some servers send the bare bits. */
    private static boolean isZlib(byte[] head) {
      return (head[0] & 0x0f) == 8 && (((head[0] & 0xff) << 8) | (head[1] & 0xff)) % 31 == 0;
    }

    private DamagedException damaged(String why) {
      return new DamagedException(
          "a body of "
              + coding
              + " was expected, and of "
              + body.count
              + " bytes that came: "
              + why);
    }

    @Override
    public void close() throws IOException {
      plain.close();
    }
  }

  private static final class Counted extends InputStream {
    private final InputStream body;
    private long count;

    /** What reading threw. */
    private @Nullable IOException failure;

    Counted(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int read = body.read(into, offset, length);
        count += Math.max(0, read);
        return read;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    /** So that a gzip of several parts is read to its end. */
    @Override
    public int available() {
      return 1;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
