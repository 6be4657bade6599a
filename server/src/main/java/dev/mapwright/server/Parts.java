package dev.mapwright.server;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.connect.ConnectSettings;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.metrics.ServerMetrics;
import dev.mapwright.server.sync.Syncs;
import dev.mapwright.server.unified.UnifiedApi;
import dev.mapwright.server.webhook.Webhooks;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is served.
 *
 * @param api what answers
 * @param accounts whose records
 * @param connectors all vendors by name, those without an account included; not copied, as they may
 *     be replaced while the server runs
 * @param models what the records are
 * @param dialects the forms, beside the server's own, in which they are served
 * @param index since when records are as they are
 * @param administration what can be changed while the server runs; null for nothing
 * @param connect how customers connect by themselves; null for not at all
 * @param observers who watches
 * @param syncs what keeps accounts' records; null for nothing
 * @param webhooks where events are sent; null for nowhere
 */
public record Parts(
    UnifiedApi api,
    Accounts accounts,
    SequencedMap<String, Connector> connectors,
    UnifiedModels models,
    List<Dialect> dialects,
    IdentityIndex index,
    @Nullable Administration administration,
    @Nullable ConnectSettings connect,
    Observers observers,
    @Nullable Syncs syncs,
    @Nullable Webhooks webhooks) {
  public Parts {
    dialects = List.copyOf(dialects);
    connectors = Collections.unmodifiableSequencedMap(connectors);
  }

  /** What is served as it is from start to end. */
  public Parts(
      UnifiedApi api,
      Accounts accounts,
      SequencedMap<String, Connector> connectors,
      UnifiedModels models,
      List<Dialect> dialects,
      IdentityIndex index) {
    this(
        api,
        accounts,
        connectors,
        models,
        dialects,
        index,
        null,
        null,
        watchedByNobody(),
        null,
        null);
  }

  /** The same, administered. */
  public Parts with(Administration by) {
    return new Parts(
        api,
        accounts.with(by.accounts()),
        connectors,
        models,
        dialects,
        index,
        by,
        connect,
        observers,
        syncs,
        webhooks);
  }

  /** The same, administered, with pages on which customers connect. */
  public Parts with(Administration by, ConnectSettings settings) {
    return new Parts(
        api,
        accounts.with(by.accounts()),
        connectors,
        models,
        dialects,
        index,
        by,
        settings,
        observers,
        syncs,
        webhooks);
  }

  /** The same, watched. */
  public Parts watchedBy(Observers watching) {
    return new Parts(
        api,
        accounts,
        connectors,
        models,
        dialects,
        index,
        administration,
        connect,
        watching,
        syncs,
        webhooks);
  }

  /**
   * The same, with accounts' records kept.
   *
   * @param telling where events are sent; null for nowhere
   */
  public Parts syncedBy(Syncs keeping, @Nullable Webhooks telling) {
    return new Parts(
        api,
        accounts,
        connectors,
        models,
        dialects,
        index,
        administration,
        connect,
        observers,
        keeping,
        telling);
  }

  private static Observers watchedByNobody() {
    return new Observers(new ServerMetrics(), List.of());
  }
}
