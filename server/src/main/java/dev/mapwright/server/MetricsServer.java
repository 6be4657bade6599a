package dev.mapwright.server;

import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.jetty.Front;
import dev.mapwright.server.jetty.JettyServer;
import dev.mapwright.server.metrics.ServerMetrics;
import dev.mapwright.server.route.Access;
import dev.mapwright.server.route.RouteTable;
import dev.mapwright.server.route.Routes;
import dev.mapwright.server.truto.TrutoErrors;
import java.io.IOException;

/** The metrics at an address of their own, for whoever reaches it: no token, and nothing else. */
public final class MetricsServer {
  /** Where they are. */
  public static final String PATH = "/metrics";

  private static final int MOST_AT_ONCE = 16;

  private MetricsServer() {}

  /**
   * Starts it.
   *
   * @param metrics what it tells
   * @throws IOException if the address cannot be listened on
   */
  public static JettyServer start(String host, int port, ServerMetrics metrics) throws IOException {
    Handler only =
        new Routes(
            new RouteTable()
                .get(PATH, Access.ANYONE, metrics::answer)
                .undocumented("The metrics")
                .rows());
    ServerSettings settings =
        ServerSettings.builder().host(host).port(port).concurrent(MOST_AT_ONCE).build();
    return JettyServer.start(settings, Front.of(only, new TrutoErrors()));
  }
}
