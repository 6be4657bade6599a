package dev.mapwright.engine.account.file;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.load.overlay.LaidOver;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Lays accounts' overlays over their connectors: each text once for a connector, whichever accounts
 * have it. Thread-safe.
 */
public final class AccountOverlays {
  /** The layer of what an account's overlay says. */
  public static final String LAYER = "account";

  private static final String NAME = "overlay";
  private static final int MOST_KEPT = 500;

  private final OverlayLoader loader;
  private final LoadingCache<Form, LaidOver> forms;

  /** With overlays that are read like this. */
  public AccountOverlays(OverlayLoader loader) {
    this.loader = loader;
    this.forms =
        Caffeine.newBuilder().maximumSize(MOST_KEPT).build(form -> lay(form.connector, form.text));
  }

  /** A connector with a text over it. Connectors are compared by identity. */
  private record Form(int hash, Connector connector, String text) {
    static Form of(Connector connector, String text) {
      return new Form(31 * System.identityHashCode(connector) + text.hashCode(), connector, text);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // their trees are large, and each is loaded once
    public boolean equals(@Nullable Object other) {
      return other instanceof Form form && form.connector == connector && form.text.equals(text);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** A text laid over a connector, which is not kept. */
  public LaidOver lay(Connector connector, String text) {
    return lay(connector, new SourceFile(NAME, text));
  }

  /** The same with a file of its own in messages. */
  LaidOver lay(Connector connector, SourceFile file) {
    return loader.lay(connector, new Overlay(LAYER, file));
  }

  /**
   * The account, with its overlay over its connector.
   *
   * @throws ConnectorException if it does not fit what lies beneath it any more
   */
  public Account over(Account account, String text) {
    LaidOver laid = forms.get(Form.of(account.connector(), text));
    Connector connector = laid.connector();
    if (connector == null) {
      Problem problem = laid.problems().getFirst();
      throw new ConnectorException(
          "The overlay of the account '"
              + account.id()
              + "' does not fit its connector any more: "
              + problem.message(),
          problem.place());
    }
    return account.with(connector);
  }
}
