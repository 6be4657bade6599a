package dev.mapwright.engine.upstream.vertx;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import dev.mapwright.engine.upstream.wire.Origin;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the addresses that a request may go to. The client connects to these very addresses, so
 * that no second look-up can lead it elsewhere.
 */
final class AddressGuard implements AutoCloseable {
  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  private final Set<String> privateOrigins;
  private final Lookups lookups;

  /** Where a proxy is needed, names are often not known here; not each request waits for that. */
  private final Cache<String, Boolean> unknown =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(10_000).build();

  /** Resolves a host name, or an address in text form. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  AddressGuard(Set<URI> privateOrigins, Lookup lookup) {
    this.privateOrigins =
        privateOrigins.stream()
            .map(uri -> requireNonNull(Origin.of(uri), () -> uri + " is no origin"))
            .collect(Collectors.toUnmodifiableSet());
    this.lookups = new Lookups(lookup);
  }

  /**
   * The addresses of the host that a call goes to.
   *
   * @throws TransportException if there are none, or none that a stranger's host name may lead to
   */
  List<InetAddress> addresses(HttpCall call, Duration atMost) throws InterruptedException {
    URI elsewhere = call.elsewhere();
    if (elsewhere == null) {
      return addresses(call.uri(), atMost);
    }
    try {
      return lookups.addresses(elsewhere.getHost(), atMost);
    } catch (TransportException e) {
      throw new TransportException(
          e.kind(), call + ": what stands for this host here was not found", e);
    }
  }

  /** Those of a URL that anybody may have written. */
  List<InetAddress> addresses(URI uri, Duration atMost) throws InterruptedException {
    String origin = Origin.of(uri);
    if (origin == null) {
      throw new TransportException(Kind.REFUSED_ADDRESS, "the URL names no host", null);
    }
    List<InetAddress> all = lookups.addresses(uri.getHost(), atMost);
    if (privateOrigins.contains(origin)) {
      return all;
    }
    List<InetAddress> open = all.stream().filter(PublicAddresses::contains).toList();
    if (open.isEmpty()) {
      throw new TransportException(
          Kind.REFUSED_ADDRESS,
          "the host "
              + uri.getHost()
              + " lies in a private network, where no vendor is; an origin there has to be allowed"
              + " when the server is started",
          null);
    }
    return open;
  }

  /** Whether the one who started this said that an origin may lie in a private network. */
  boolean isPrivate(URI uri) {
    return privateOrigins.contains(String.valueOf(Origin.of(uri)));
  }

  /**
   * Vets the name of a host that somebody else will look up: as far as it can be looked up here, it
   * must not lead into a private network.
   *
   * @throws TransportException if it does
   */
  void checkName(URI uri, Duration atMost) throws InterruptedException {
    String host = String.valueOf(uri.getHost());
    if (unknown.getIfPresent(host) != null) {
      return;
    }
    try {
      addresses(uri, atMost.compareTo(LOOK_UP) < 0 ? atMost : LOOK_UP);
    } catch (TransportException e) {
      if (e.kind() == Kind.REFUSED_ADDRESS) {
        throw e;
      }
      unknown.put(host, true);
    }
  }

  @Override
  public void close() {
    lookups.close();
  }
}
