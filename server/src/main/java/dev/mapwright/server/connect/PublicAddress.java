package dev.mapwright.server.connect;

import dev.mapwright.engine.upstream.wire.Origin;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers and vendors reach this server: what the operator says, never what a request says.
 * Without a word of the operator's, where it listens on this machine. Thread-safe.
 */
public final class PublicAddress {
  private static final String CALLBACK = "/connect/callback";

  private volatile String base;

  /** An address without a slash at its end; null for where the server listens. */
  public PublicAddress(@Nullable URI declared) {
    this.base = declared == null ? "" : declared.toString().replaceFirst("/+$", "");
  }

  /** The server listens; that counts where nothing was declared. */
  public void listening(URI origin) {
    if (base.isEmpty()) {
      base = origin.toString();
    }
  }

  /** Where vendors send customers back to: what is registered with each app. */
  public String callback() {
    return base + CALLBACK;
  }

  /** The address of a path that begins with a slash. */
  public String of(String path) {
    return base + path;
  }

  /** Its origin as browsers write it. */
  public String origin() {
    return String.valueOf(Origin.of(URI.create(base)));
  }

  /** Whether browsers come over TLS, so that a cookie may be kept to it. */
  public boolean isEncrypted() {
    return base.startsWith("https://");
  }
}
