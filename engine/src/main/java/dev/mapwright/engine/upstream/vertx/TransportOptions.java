package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.transport.VendorProxy;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the HTTP client.
 *
 * @param connectTimeout for one address of a host
 * @param maxBodyBytes the most an answer's body may have, after decompression
 * @param connectionsPerAccount at most so many in use at once; further requests of the account wait
 * @param privateOrigins origins such as {@code http://127.0.0.1:9001} that may lie in a private
 *     network; all others must not
 * @param proxy that requests to vendors go through, or null; private origins are asked without it
 */
public record TransportOptions(
    Duration connectTimeout,
    int maxBodyBytes,
    int connectionsPerAccount,
    Set<URI> privateOrigins,
    @Nullable VendorProxy proxy) {

  /** 10 seconds, 32 MiB, 64 connections, nothing private. */
  public static final TransportOptions DEFAULT =
      new TransportOptions(Duration.ofSeconds(10), 32 << 20, 64, Set.of());

  public TransportOptions {
    privateOrigins = Set.copyOf(privateOrigins);
  }

  /** Without a proxy. */
  public TransportOptions(
      Duration connectTimeout,
      int maxBodyBytes,
      int connectionsPerAccount,
      Set<URI> privateOrigins) {
    this(connectTimeout, maxBodyBytes, connectionsPerAccount, privateOrigins, null);
  }

  /** Through a proxy; null for none. */
  public TransportOptions through(@Nullable VendorProxy way) {
    return new TransportOptions(
        connectTimeout, maxBodyBytes, connectionsPerAccount, privateOrigins, way);
  }

  /** With origins that may lie in a private network. */
  public TransportOptions withPrivateOrigins(Set<URI> origins) {
    return new TransportOptions(
        connectTimeout, maxBodyBytes, connectionsPerAccount, origins, proxy);
  }

  /** With another bound for bodies. */
  public TransportOptions withMaxBodyBytes(int bytes) {
    return new TransportOptions(
        connectTimeout, bytes, connectionsPerAccount, privateOrigins, proxy);
  }
}
