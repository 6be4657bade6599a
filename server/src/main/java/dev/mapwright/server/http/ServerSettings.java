package dev.mapwright.server.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;

/**
 * How the HTTP server listens, and how much it takes on.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any free one
 * @param concurrent requests worked on at once; beyond it callers are turned away with 503
 * @param connections of callers at once; beyond it one that is idle makes place for who comes
 * @param streams of one account at once
 * @param headerBytes of a request's line and headers together
 * @param fileBytes the most that a vendor's file may have to be passed on
 * @param idle how long a connection may be silent
 * @param stop how long running requests may take to finish when the server stops
 * @param calls what an answer may take
 * @param quotas how many requests callers may make
 * @param origins of pages that may ask from a browser, see {@link CrossOrigin}
 */
public record ServerSettings(
    String host,
    int port,
    int concurrent,
    int connections,
    int streams,
    int headerBytes,
    long fileBytes,
    Duration idle,
    Duration stop,
    CallLimits calls,
    RequestQuotas quotas,
    Set<String> origins) {
  private static final int CONNECTIONS = 10_000;

  public ServerSettings {
    origins = Set.copyOf(origins);
  }

  /**
   * On a port of this machine: 2,048 requests at once, 10,000 connections but no more than half of
   * the files that the process may open, 16 streams of an account, 256 KiB of headers, files of 256
   * MiB.
   */
  public static ServerSettings local(int port) {
    return new ServerSettings(
        "127.0.0.1",
        port,
        2048,
        mostConnections(),
        16,
        256 * 1024,
        256L << 20,
        Duration.ofSeconds(60),
        Duration.ofSeconds(28),
        CallLimits.DEFAULT,
        RequestQuotas.NONE,
        Set.of());
  }

  /** Vendors and files need some, too. */
  private static int mostConnections() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? (int) Math.clamp(system.getMaxFileDescriptorCount() / 2, 1, CONNECTIONS)
        : CONNECTIONS;
  }

  /** The same with another number of callers' connections. */
  public ServerSettings withConnections(int most) {
    return new ServerSettings(
        host,
        port,
        concurrent,
        most,
        streams,
        headerBytes,
        fileBytes,
        idle,
        stop,
        calls,
        quotas,
        origins);
  }

  /** The same on another address. */
  public ServerSettings withHost(String newHost) {
    return new ServerSettings(
        newHost,
        port,
        concurrent,
        connections,
        streams,
        headerBytes,
        fileBytes,
        idle,
        stop,
        calls,
        quotas,
        origins);
  }

  /** The same with another number of requests at once. */
  public ServerSettings withConcurrent(int requests) {
    return new ServerSettings(
        host,
        port,
        requests,
        connections,
        streams,
        headerBytes,
        fileBytes,
        idle,
        stop,
        calls,
        quotas,
        origins);
  }

  /** The same with another bound for files. */
  public ServerSettings withFileBytes(long bytes) {
    return new ServerSettings(
        host,
        port,
        concurrent,
        connections,
        streams,
        headerBytes,
        bytes,
        idle,
        stop,
        calls,
        quotas,
        origins);
  }

  /** The same with other limits of an answer. */
  public ServerSettings withCalls(CallLimits limits) {
    return new ServerSettings(
        host,
        port,
        concurrent,
        connections,
        streams,
        headerBytes,
        fileBytes,
        idle,
        stop,
        limits,
        quotas,
        origins);
  }

  /** The same for pages of other origins. */
  public ServerSettings withOrigins(Set<String> pages) {
    return new ServerSettings(
        host,
        port,
        concurrent,
        connections,
        streams,
        headerBytes,
        fileBytes,
        idle,
        stop,
        calls,
        quotas,
        pages);
  }

  /** The same with other bounds for callers. */
  public ServerSettings withQuotas(RequestQuotas most) {
    return new ServerSettings(
        host,
        port,
        concurrent,
        connections,
        streams,
        headerBytes,
        fileBytes,
        idle,
        stop,
        calls,
        most,
        origins);
  }
}
