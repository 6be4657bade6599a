package dev.mapwright.engine.query;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.paging.PageState;
import dev.mapwright.engine.walk.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals cursors: opaque text, encrypted and authenticated (AES-256-GCM), bound to what it was made
 * for, expiring. Thread-safe.
 */
public final class CursorCodec {
  private static final int VERSION = 2;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MAX_TEXT = 16_384;

  private final SecretKey key;
  private final InstantSource clock;
  private final Duration lifetime;
  private final SecureRandom random = new SecureRandom();

  /** With the server's key; a cursor made with another key is refused. */
  public CursorCodec(SecretKey key, InstantSource clock, Duration lifetime) {
    this.key = key;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /**
   * The text of a cursor.
   *
   * @param use what it is good for; the scope is authenticated and not contained
   */
  public String seal(Cursor cursor, CursorUse use) {
    try {
      byte[] iv = new byte[IV_BYTES];
      random.nextBytes(iv);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, use.scope()).doFinal(bytes(cursor, use));
      byte[] all = new byte[IV_BYTES + sealed.length];
      System.arraycopy(iv, 0, all, 0, IV_BYTES);
      System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
  }

  /**
   * The cursor of a text.
   *
   * @throws CallerException if the text was changed, made for something else or under another
   *     version of the connector, or is too old
   */
  public Cursor open(String text, CursorUse use) {
    if (text.length() > MAX_TEXT) {
      throw refused();
    }
    byte[] plain;
    try {
      byte[] all = Base64.getUrlDecoder().decode(text);
      if (all.length <= IV_BYTES) {
        throw refused();
      }
      byte[] iv = Arrays.copyOf(all, IV_BYTES);
      plain =
          cipher(Cipher.DECRYPT_MODE, iv, use.scope())
              .doFinal(all, IV_BYTES, all.length - IV_BYTES);
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      throw refused();
    }
    return cursor(plain, use);
  }

  private static CallerException refused() {
    return new CallerException(
        CallerException.Kind.BAD_REQUEST,
        "This is not a cursor of this list: it was altered, or it belongs to another account,"
            + " resource, filter, sort or remote_query. Repeat the request that gave it, or start"
            + " again without a cursor.");
  }

  private static CallerException expired() {
    return new CallerException(
        CallerException.Kind.CURSOR_EXPIRED,
        "next_cursor has expired; start again without a cursor.");
  }

  private static CallerException otherVersion() {
    return new CallerException(
        CallerException.Kind.CURSOR_EXPIRED,
        "next_cursor has expired: the connector, or an overlay over it, has changed since the list"
            + " was begun. Start again without a cursor.");
  }

  private Cipher cipher(int mode, byte[] iv, String scope) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(scope.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private byte[] bytes(Cursor cursor, CursorUse use) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(clock.instant().getEpochSecond());
      out.writeLong(use.version());
      out.writeInt(use.source());
      out.writeLong(cursor.walk());
      out.writeInt(cursor.pageSize());
      out.writeInt(cursor.given());
      Deque<Position> outermostFirst = new ArrayDeque<>();
      for (Position at = cursor.position(); at != null; at = at.parent()) {
        outermostFirst.push(at);
      }
      out.writeByte(outermostFirst.size());
      for (Position at : outermostFirst) {
        writeText(out, at.page() == null ? null : at.page().text());
        out.writeInt(at.index());
        writeText(out, at.key());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Cursor cursor(byte[] plain, CursorUse use) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      if (in.readByte() != VERSION) {
        throw expired(); // an earlier version of this server made it
      }
      Instant made = Instant.ofEpochSecond(in.readLong());
      if (made.plus(lifetime).isBefore(clock.instant())) {
        throw expired();
      }
      if (in.readLong() != use.version()) {
        throw otherVersion();
      }
      if (in.readInt() != use.source()) {
        throw refused();
      }
      long walk = in.readLong();
      int pageSize = in.readInt();
      int given = in.readInt();
      int count = in.readByte();
      Position position = null;
      for (int i = 0; i < count; i++) {
        String page = readText(in);
        position =
            new Position(
                position, page == null ? null : PageState.parse(page), in.readInt(), readText(in));
      }
      return new Cursor(walk, pageSize, given, position);
    } catch (IllegalArgumentException _) {
      throw expired(); // it says of a page what an earlier version of this server could read
    } catch (IOException e) {
      throw new UncheckedIOException("an authenticated cursor is well formed", e);
    }
  }

  private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static @Nullable String readText(DataInputStream in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
