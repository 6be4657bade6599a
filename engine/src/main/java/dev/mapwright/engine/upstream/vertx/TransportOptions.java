package dev.mapwright.engine.upstream.vertx;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Bounds of the HTTP client.
 *
 * @param connectTimeout for one address of a host
 * @param maxBodyBytes the most an answer's body may have, after decompression
 * @param connectionsPerHost at most so many at once
 * @param waitingPerHost requests that may wait for a connection; more are refused
 * @param privateOrigins origins such as {@code http://127.0.0.1:9001} that may lie in a private
 *     network; all others must not
 */
public record TransportOptions(
    Duration connectTimeout,
    int maxBodyBytes,
    int connectionsPerHost,
    int waitingPerHost,
    Set<URI> privateOrigins) {

  /** 10 seconds, 32 MiB, 64 connections, 1,024 waiting, nothing private. */
  public static final TransportOptions DEFAULT =
      new TransportOptions(Duration.ofSeconds(10), 32 << 20, 64, 1024, Set.of());

  public TransportOptions {
    privateOrigins = Set.copyOf(privateOrigins);
  }

  /** With origins that may lie in a private network. */
  public TransportOptions withPrivateOrigins(Set<URI> origins) {
    return new TransportOptions(
        connectTimeout, maxBodyBytes, connectionsPerHost, waitingPerHost, origins);
  }

  /** With another bound for bodies. */
  public TransportOptions withMaxBodyBytes(int bytes) {
    return new TransportOptions(
        connectTimeout, bytes, connectionsPerHost, waitingPerHost, privateOrigins);
  }
}
