package dev.mapwright.engine.upstream.transport;

import dev.mapwright.engine.upstream.wire.Origin;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts are asked without a proxy, as {@code NO_PROXY} says it for most programs: names with
 * what lies below them, addresses and blocks of addresses ({@code 10.0.0.0/8}), with or without a
 * port; {@code *} for all. Immutable.
 */
final class DirectHosts {
  private final List<Entry> entries;

  private DirectHosts(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads entries with commas between them.
   *
   * @throws IllegalArgumentException if one has a block of addresses that is none
   */
  static DirectHosts parse(String text) {
    return new DirectHosts(
        Arrays.stream(text.split(",", -1))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .map(DirectHosts::entry)
            .toList());
  }

  boolean include(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    InetAddress address = literal(name);
    return entries.stream().anyMatch(entry -> entry.includes(name, address, Origin.port(uri)));
  }

  /** One of them. */
  private sealed interface Entry {
    /**
     * Whether it means this host.
     *
     * @param address what the name is, where it is an address
     */
    boolean includes(String name, @Nullable InetAddress address, int port);
  }

  private record All() implements Entry {
    @Override
    public boolean includes(String name, @Nullable InetAddress address, int port) {
      return true;
    }
  }

  /** A name and those below it; a port of 0 stands for any. */
  private record Name(String end, int ofPort) implements Entry {
    @Override
    public boolean includes(String name, @Nullable InetAddress address, int port) {
      return (ofPort == 0 || ofPort == port) && (name.equals(end) || name.endsWith("." + end));
    }
  }

  /** Addresses whose first bits are those of one. */
  private record Block(InetAddress first, int bits) implements Entry {
    @Override
    public boolean includes(String name, @Nullable InetAddress address, int port) {
      if (address == null) {
        return false;
      }
      byte[] mine = first.getAddress();
      byte[] theirs = address.getAddress();
      if (mine.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static Entry entry(String text) {
    if (text.equals("*")) {
      return new All();
    }
    if (text.contains("/")) {
      return block(text);
    }
    InetAddress address = literal(text);
    if (address != null) {
      return new Block(address, 8 * address.getAddress().length);
    }
    String name = text.replaceFirst("^\\*?\\.", "");
    int colon = name.lastIndexOf(':');
    return colon > 0 && name.substring(colon + 1).matches("[0-9]{1,5}")
        ? new Name(name.substring(0, colon), Integer.parseInt(name.substring(colon + 1)))
        : new Name(name, 0);
  }

  private static Block block(String text) {
    String[] parts = text.split("/", 2);
    InetAddress first = literal(parts[0]);
    if (first != null && parts[1].matches("[0-9]{1,3}")) {
      int bits = Integer.parseInt(parts[1]);
      if (bits <= 8 * first.getAddress().length) {
        return new Block(first, bits);
      }
    }
    throw new IllegalArgumentException(
        "expected a block of addresses such as 10.0.0.0/8 among the hosts without a proxy, and "
            + text
            + " came");
  }

  /** The address that a text is; null if it is a name. Nothing is looked up. */
  private static @Nullable InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
