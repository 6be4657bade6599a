package dev.mapwright.server.jetty;

import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.tls.TlsIdentity;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running HTTP server. Requests are answered on virtual threads. */
public final class JettyServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);
  private static final int PLATFORM_THREADS = 16;
  private static final Duration LOOK_FOR_CALLERS = Duration.ofSeconds(1);

  private final Server server;
  private final ServerConnector connector;
  private final @Nullable Encryption encryption;
  private final Departures departures;
  private final Runnable stopping;

  private JettyServer(
      Server server,
      ServerConnector connector,
      @Nullable Encryption encryption,
      Departures departures,
      Runnable stopping) {
    this.server = server;
    this.connector = connector;
    this.encryption = encryption;
    this.departures = departures;
    this.stopping = stopping;
  }

  /**
   * Starts a server.
   *
   * @param settings where it listens, what it takes on
   * @param front what stands behind it
   * @throws IOException if the address cannot be listened on
   */
  public static JettyServer start(ServerSettings settings, Front front) throws IOException {
    Server server = new Server(threads(settings));
    Encryption encryption = settings.tls() == null ? null : new Encryption(settings.tls());
    HttpConfiguration configuration = configuration(settings);
    List<ConnectionFactory> protocols =
        encryption == null
            ? List.of(new HttpConnectionFactory(configuration))
            : encryption.protocols(configuration);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, protocols.toArray(ConnectionFactory[]::new)) {
          @Override
          protected SocketChannelEndPoint newEndPoint(
              SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            var endPoint = new WatchedEndPoint(channel, selector, key, getScheduler());
            endPoint.setIdleTimeout(getIdleTimeout());
            return endPoint;
          }
        };
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idle().toMillis());
    connector.addBean(new Callers(settings.connections()));
    server.addConnector(connector);
    server.setErrorHandler(new FormedErrors(front.errors(), front.observer()));
    Departures departures = new Departures(LOOK_FOR_CALLERS);
    Slots slots = new Slots(settings.concurrent(), settings.streams());
    Handler gate =
        CrossOriginGate.before(new RequestAdapter(front, slots, departures), front.crossOrigin());
    server.setHandler(new GracefulHandler(gate));
    server.setStopTimeout(settings.stop().toMillis());
    JettyServer started =
        new JettyServer(server, connector, encryption, departures, front.stopping());
    departures.start();
    try {
      server.start();
    } catch (Exception e) { // Jetty declares no narrower one
      started.close();
      throw e instanceof IOException io ? io : new IOException(e);
    }
    return started;
  }

  private static QueuedThreadPool threads(ServerSettings settings) {
    QueuedThreadPool platform = new QueuedThreadPool(PLATFORM_THREADS, 2);
    platform.setName("http");
    VirtualThreadPool virtual = new VirtualThreadPool(settings.concurrent() * 2);
    virtual.setName("request");
    platform.setVirtualThreadsExecutor(virtual);
    return platform;
  }

  private static HttpConfiguration configuration(ServerSettings settings) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(settings.headerBytes());
    configuration.setSendServerVersion(false);
    // Paths are matched as they came, segment by segment: an encoded slash or dot in an id is data.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    // What ends a line for one of two servers in a row and not for the other hides a request.
    configuration.setHttpCompliance(
        HttpCompliance.RFC9110.without(
            "strict lines", Violation.LF_HEADER_TERMINATION, Violation.LF_CHUNK_TERMINATION));
    return configuration;
  }

  /** New connections see another certificate from now on. Only where it speaks TLS. */
  public void renew(TlsIdentity identity) {
    Objects.requireNonNull(encryption, "the server speaks no TLS").renew(identity);
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Ends streams, takes no more requests, lets the running ones finish, stops. */
  @Override
  public void close() {
    stopping.run();
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) { // Jetty declares no narrower one
      LOG.warn("Requests that did not finish in {} ms were cut off", server.getStopTimeout());
    } finally {
      departures.close();
    }
  }

  /** Waits until it has stopped. */
  public void join() throws InterruptedException {
    while (!server.isStopped()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
