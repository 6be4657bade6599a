package dev.mapwright.engine.upstream.transport;

import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.wire.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends requests for some origins to others: to stand-ins of a vendor, recorders, egress proxies.
 * Path, query and {@code Host} header stay those of the vendor.
 */
public final class OriginOverride implements Transport {
  private final Transport transport;
  private final Map<String, URI> origins;
  private final boolean nowhereElse;

  /**
   * With the other origin by the vendor's, both as {@code https://host:port}.
   *
   * @throws IllegalArgumentException if one of them is no origin
   */
  public OriginOverride(Transport transport, Map<URI, URI> origins) {
    this(transport, origins, false);
  }

  /** The same, but nothing goes to an origin that has no other: files of vendors, for instance. */
  public static OriginOverride completely(Transport transport, Map<URI, URI> origins) {
    return new OriginOverride(transport, origins, true);
  }

  private OriginOverride(Transport transport, Map<URI, URI> origins, boolean nowhereElse) {
    this.transport = transport;
    this.nowhereElse = nowhereElse;
    this.origins = new LinkedHashMap<>();
    origins.forEach((from, to) -> this.origins.put(required(from), URI.create(required(to))));
  }

  @Override
  public HttpAnswer send(HttpCall call, AnswerShare.Part part) throws InterruptedException {
    return transport.send(rewired(call), part);
  }

  @Override
  public HttpStream open(HttpCall call, Duration idle) throws InterruptedException {
    return transport.open(rewired(call), idle);
  }

  @Override
  public void close() {
    transport.close();
  }

  private HttpCall rewired(HttpCall call) {
    String origin = Origin.of(call.uri());
    URI other = origin == null ? null : origins.get(origin);
    if (other == null && nowhereElse) {
      throw new TransportException(
          TransportException.Kind.REFUSED_ADDRESS,
          "nobody plays " + origin + " on this machine, and nothing leaves it",
          null);
    }
    return other == null ? call : call.to(other);
  }

  private static String required(URI uri) {
    String origin = Origin.of(uri);
    if (origin == null || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))) {
      throw new IllegalArgumentException(
          "'" + uri + "' is no origin; expected one such as https://api.example.com");
    }
    return origin;
  }
}
