package dev.mapwright.server;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What is served.
 *
 * @param api what answers
 * @param accounts whose records
 * @param connectors all vendors by name, those without an account included
 * @param models what the records are
 * @param dialects the forms, beside the server's own, in which they are served
 * @param index since when records are as they are
 */
public record Parts(
    UnifiedApi api,
    Accounts accounts,
    SequencedMap<String, Connector> connectors,
    UnifiedModels models,
    List<Dialect> dialects,
    IdentityIndex index) {
  public Parts {
    dialects = List.copyOf(dialects);
    connectors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(connectors));
  }
}
