package dev.mapwright.engine.upstream.vertx;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from those inside somebody's network: this machine, the
 * local network, a cloud's metadata service, and whatever else a host name of a stranger must not
 * lead to.
 */
final class PublicAddresses {
  private static final List<Range> PRIVATE =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8",
              "100.64.0.0/10", // carrier-grade NAT, some clouds' metadata
              "127.0.0.0/8",
              "169.254.0.0/16", // link-local, metadata services
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/8", // loopback, unspecified, and IPv4 in disguise
              "64:ff9b::/32", // IPv4 behind a translator
              "100::/64",
              "2001::/23", // Teredo and other assignments
              "2001:db8::/32",
              "2002::/16", // 6to4: IPv4 in disguise
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Range::of)
          .toList();

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    return PRIVATE.stream().noneMatch(range -> range.contains(address.getAddress()));
  }

  @SuppressWarnings("ArrayRecordComponent") // never leaves this class, never compared
  private record Range(byte[] prefix, int bits) {
    static Range of(String text) {
      String[] parts = text.split("/", -1);
      try {
        return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean contains(byte[] address) {
      int whole = bits / 8;
      if (address.length != prefix.length || !Arrays.equals(address, 0, whole, prefix, 0, whole)) {
        return false;
      }
      int mask = bits % 8 == 0 ? 0 : 0xff << (8 - bits % 8);
      return whole == prefix.length || (address[whole] & mask) == (prefix[whole] & mask);
    }
  }
}
