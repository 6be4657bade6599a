package dev.mapwright.engine.related;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What went wrong beside the records without failing the call. Thread-safe. */
public final class Warnings {
  private final Set<String> texts = Collections.synchronizedSet(new LinkedHashSet<>());

  /** A relation whose fields stay null. */
  public void failed(String relation, String why) {
    texts.add("related." + relation + ": " + why);
  }

  /** Anything else. */
  public void add(String text) {
    texts.add(text);
  }

  /** The warnings, each once, in order. */
  public Set<String> texts() {
    synchronized (texts) {
      return new LinkedHashSet<>(texts);
    }
  }
}
