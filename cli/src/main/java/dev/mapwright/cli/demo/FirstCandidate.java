package dev.mapwright.cli.demo;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.List;
import java.util.Set;

/**
 * The first candidate of an account, or why there is none.
 *
 * @param id its id; empty if there is none
 * @param name its name, or what went wrong
 */
record FirstCandidate(String id, String name) {
  private static final String RESOURCE = "candidates";

  static FirstCandidate of(Account account, UnifiedApi api) {
    Wants name = new Wants(true, Set.of("applications", "attachments"), false);
    ListCall call = new ListCall(account, RESOURCE, Query.ALL, name, 1, null, CallOptions.DEFAULT);
    try {
      List<UnifiedRecord> records = api.list(call).records();
      return records.isEmpty()
          ? new FirstCandidate("", "(none)")
          : new FirstCandidate(
              records.getFirst().id(), String.valueOf(records.getFirst().fields().get("name")));
    } catch (EngineException e) {
      return new FirstCandidate("", "failed: " + e.getMessage());
    }
  }
}
