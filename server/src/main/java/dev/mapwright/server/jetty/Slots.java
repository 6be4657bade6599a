package dev.mapwright.server.jetty;

import dev.mapwright.server.http.Owner;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places for requests that are worked on. Nobody may hold more of them than an eighth of what is
 * left for the others, so that dozens of accounts whose vendors hang leave one that is well its
 * place. Thread-safe.
 */
final class Slots {
  private static final int SHARE = 8;

  private final int all;
  private final int streamsOfOne;
  private int taken;
  private final Map<String, Held> held = new HashMap<>();

  private static final class Held {
    private int requests;
    private int streams;
  }

  Slots(int all, int streamsOfOne) {
    this.all = all;
    this.streamsOfOne = streamsOfOne;
  }

  /** Takes a place, to be left again; or says why there is none. */
  synchronized @Nullable String enter(Owner owner) {
    if (!owner.takesSlot()) {
      return null;
    }
    int free = all - taken;
    if (free == 0) {
      return "The server is at its limit of requests worked on at once; try again in a second";
    }
    Held own = held.computeIfAbsent(owner.name(), _ -> new Held());
    if (own.requests >= Math.max(1, free / SHARE)) {
      return "This account has "
          + own.requests
          + " requests under way, and the server keeps what is left for others; try again in a"
          + " second";
    }
    if (owner.stream() && own.streams >= streamsOfOne) {
      return "This account has "
          + own.streams
          + " streams under way, the most that one may have; end one, or ask for pages";
    }
    taken++;
    own.requests++;
    own.streams += owner.stream() ? 1 : 0;
    return null;
  }

  /** Leaves the place that was taken. */
  synchronized void leave(Owner owner) {
    Held own = held.get(owner.name());
    if (owner.takesSlot() && own != null) {
      taken--;
      own.requests--;
      own.streams -= owner.stream() ? 1 : 0;
      if (own.requests == 0) {
        held.remove(owner.name());
      }
    }
  }
}
