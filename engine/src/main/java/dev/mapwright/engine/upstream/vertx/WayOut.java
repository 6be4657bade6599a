package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.transport.VendorProxy;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;

/** Where the connection of a request leads. */
sealed interface WayOut {

  /** Sends a request this way. */
  RequestOptions applyTo(RequestOptions request);

  /**
   * To an address that was vetted, and no other.
   *
   * @param address of the vendor
   */
  record Straight(InetAddress address) implements WayOut {
    @Override
    public RequestOptions applyTo(RequestOptions request) {
      return request.setServer(
          SocketAddress.inetSocketAddress(request.getPort(), address.getHostAddress()));
    }
  }

  /**
   * Through a proxy, which looks the vendor's name up by itself.
   *
   * @param proxy which
   */
  record Proxied(VendorProxy proxy) implements WayOut {
    @Override
    public RequestOptions applyTo(RequestOptions request) {
      ProxyOptions options =
          new ProxyOptions().setType(ProxyType.HTTP).setHost(proxy.host()).setPort(proxy.port());
      if (proxy.user() != null) {
        options
            .setUsername(proxy.user())
            .setPassword(proxy.password() == null ? "" : proxy.password());
      }
      return request.setProxyOptions(options);
    }
  }
}
