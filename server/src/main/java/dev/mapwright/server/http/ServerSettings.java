package dev.mapwright.server.http;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.mapwright.server.tls.TlsIdentity;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param tls by what it shows who it is; null for plain HTTP
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
    Set<String> origins,
    @Nullable TlsIdentity tls) {
  private static final int CONNECTIONS = 10_000;

  public ServerSettings {
    origins = Set.copyOf(origins);
  }

  /** On a port of this machine, and all else as {@link Builder} has it. */
  public static ServerSettings local(int port) {
    return builder().port(port).build();
  }

  /** What URLs of the server begin with, as seen from its machine, when it listens on a port. */
  public URI origin(int listening) {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    return URI.create(
        (tls == null ? "http://" : "https://")
            + (name.contains(":") ? "[" + name + "]" : name)
            + ":"
            + listening);
  }

  /** Settings to be chosen. */
  public static Builder builder() {
    return new Builder();
  }

  /** Vendors and files need some, too. */
  private static int mostConnections() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? Math.clamp(system.getMaxFileDescriptorCount() / 2, 1, CONNECTIONS)
        : CONNECTIONS;
  }

  /**
   * What is not chosen: any free port of this machine, 2,048 requests at once, 10,000 connections
   * but no more than half of the files that the process may open, 16 streams of an account, 256 KiB
   * of headers, files of 256 MiB. For one thread.
   */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private int concurrent = 2048;
    private int connections = mostConnections();
    private final int streams = 16;
    private final int headerBytes = 256 * 1024;
    private long fileBytes = 256L << 20;
    private final Duration idle = Duration.ofSeconds(60);
    private final Duration stop = Duration.ofSeconds(28);
    private CallLimits calls = CallLimits.DEFAULT;
    private RequestQuotas quotas = RequestQuotas.NONE;
    private Set<String> origins = Set.of();
    private @Nullable TlsIdentity tls;

    private Builder() {}

    /** See {@link ServerSettings#host}. */
    public Builder host(String address) {
      host = address;
      return this;
    }

    /** See {@link ServerSettings#port}. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** See {@link ServerSettings#concurrent}. */
    public Builder concurrent(int requests) {
      concurrent = requests;
      return this;
    }

    /** See {@link ServerSettings#connections}. */
    public Builder connections(int most) {
      connections = most;
      return this;
    }

    /** See {@link ServerSettings#fileBytes}. */
    public Builder fileBytes(long bytes) {
      fileBytes = bytes;
      return this;
    }

    /** See {@link ServerSettings#calls}. */
    public Builder calls(CallLimits limits) {
      calls = limits;
      return this;
    }

    /** See {@link ServerSettings#quotas}. */
    public Builder quotas(RequestQuotas most) {
      quotas = most;
      return this;
    }

    /** See {@link ServerSettings#origins}. */
    public Builder origins(Set<String> pages) {
      origins = pages;
      return this;
    }

    /** See {@link ServerSettings#tls}. */
    public Builder tls(@Nullable TlsIdentity identity) {
      tls = identity;
      return this;
    }

    /** The settings. */
    public ServerSettings build() {
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
          origins,
          tls);
    }
  }
}
