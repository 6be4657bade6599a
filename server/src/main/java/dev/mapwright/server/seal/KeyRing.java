package dev.mapwright.server.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a server: the first seals, all of them open. Its text form shows ids only.
 *
 * @param keys at least one
 */
record KeyRing(List<SealingKey> keys) {
  KeyRing {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a ring without a key");
    }
  }

  /** The key that seals. */
  SealingKey current() {
    return keys.getFirst();
  }

  Optional<SealingKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** The same with another key that seals from now on. */
  KeyRing with(SealingKey newest) {
    List<SealingKey> all = new ArrayList<>();
    all.add(newest);
    all.addAll(keys);
    return new KeyRing(all);
  }
}
