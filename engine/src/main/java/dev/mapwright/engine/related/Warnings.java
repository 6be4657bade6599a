package dev.mapwright.engine.related;

import dev.mapwright.engine.loss.Losses;
import dev.mapwright.engine.upstream.attempt.Secrets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one call's answer lacks without the call having failed. Thread-safe. */
public final class Warnings {
  private final Set<String> texts = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Losses losses;
  private final Secrets secrets;
  private final int most;

  /**
   * None yet, but for what is lost in mapping.
   *
   * @param secrets what they must not tell
   * @param most of so many different ones the rest is left out
   */
  public Warnings(Losses losses, Secrets secrets, int most) {
    this.losses = losses;
    this.secrets = secrets;
    this.most = most;
  }

  /** A relation whose fields stay null. */
  public void failed(String relation, String why) {
    add("related." + relation + ": " + why);
  }

  /** Anything else; of very many, the first. */
  public void add(String text) {
    if (texts.size() < most) {
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
