package dev.mapwright.server.account;

import dev.mapwright.engine.connector.Connector;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The vendors by name, all of which can be replaced at once while the server runs. Who reads
 * several may see some of before and some of after. Thread-safe.
 */
public final class LiveConnectors extends AbstractMap<String, Connector>
    implements SequencedMap<String, Connector> {
  private volatile SequencedMap<String, Connector> now;

  /** These to begin with. */
  public LiveConnectors(SequencedMap<String, Connector> first) {
    this.now = copy(first);
  }

  /** From now on these. */
  public void replace(SequencedMap<String, Connector> others) {
    now = copy(others);
  }

  private static SequencedMap<String, Connector> copy(SequencedMap<String, Connector> connectors) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(connectors));
  }

  @Override
  public Set<Map.Entry<String, Connector>> entrySet() {
    return now.entrySet();
  }

  @Override
  public @Nullable Connector get(Object name) {
    return now.get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return now.containsKey(name);
  }

  @Override
  public SequencedMap<String, Connector> reversed() {
    return now.reversed();
  }
}
