package dev.mapwright.cli.record;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.Engine;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.fixtures.exchange.FixtureCall;
import dev.mapwright.jsonata.value.Json;
import java.util.Map;
import java.util.Set;

/**
 * The call that a scenario is made of.
 *
 * @param id of the record that is read; empty for a list
 * @param limit of a list
 */
record RecordedCall(String resource, String id, int limit) {
  /** Makes it; what comes of it is in its exchanges. */
  void make(Engine engine, Account account) {
    if (id.isEmpty()) {
      var _ =
          engine.list(
              new ListCall(
                  account, resource, Query.ALL, Wants.ALL, limit, null, CallOptions.DEFAULT));
    } else {
      var _ =
          engine.get(new GetCall(account, resource, id, Wants.ALL, Map.of(), CallOptions.DEFAULT));
    }
  }

  /** The same by the fixtures' account, with the id in disguise. */
  FixtureCall inFixtures(Disguise disguise) {
    return id.isEmpty()
        ? new FixtureCall.ListRecords(limit, false, Query.ALL, false, false, Set.of())
        : new FixtureCall.GetRecord(disguise.within(id), Set.of());
  }

  /** As a scenario says it. */
  String inYaml(Disguise disguise) {
    return id.isEmpty()
        ? "{list: {limit: " + limit + "}}"
        : "{get: " + Json.write(disguise.within(id)) + "}";
  }
}
