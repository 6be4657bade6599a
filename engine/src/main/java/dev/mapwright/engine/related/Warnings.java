package dev.mapwright.engine.related;

import dev.mapwright.engine.loss.Losses;
import dev.mapwright.engine.upstream.attempt.Secrets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one call's answer lacks without the call having failed. Thread-safe. */
public final class Warnings {
  /** A stream may go on for hours. */
  private static final int MOST = 100;

  private final Set<String> texts = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Losses losses;
  private final Secrets secrets;

  /**
   * None yet, but for what is lost in mapping.
   *
   * @param secrets what they must not tell
   */
  public Warnings(Losses losses, Secrets secrets) {
    this.losses = losses;
    this.secrets = secrets;
  }

  /** A relation whose fields stay null. */
  public void failed(String relation, String why) {
    add("related." + relation + ": " + why);
  }

  /** Anything else; of very many, the first. */
  public void add(String text) {
    if (texts.size() < MOST) {
      texts.add(secrets.hide(text));
    }
  }

  /** What is lost in mapping. */
  public Losses losses() {
    return losses;
  }

  /** All but what is lost, each once, in order. */
  public List<String> texts() {
    synchronized (texts) {
      return List.copyOf(texts);
    }
  }
}
