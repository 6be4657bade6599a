package dev.mapwright.server.identity;

import dev.mapwright.engine.digest.SipHash;
import dev.mapwright.engine.model.UnifiedModel;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An index that is gone when the process is: for sandboxes, whose records are few. */
final class MemoryIndex implements IdentityIndex {
  private final InstantSource clock;
  private final Fingerprints fingerprints;
  private final Map<UUID, KnownRecord> records = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  MemoryIndex(InstantSource clock) {
    byte[] key = new byte[SipHash.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    this.clock = clock;
    this.fingerprints = new Fingerprints(key);
  }

  @Override
  public List<Instant> note(
      String account, UnifiedModel model, String resource, Depth depth, List<ObservedRecord> seen) {
    return note(depth, fingerprints.of(account, model, resource, seen));
  }

  @Override
  public void noteIds(String account, String resource, List<String> remoteIds) {
    note(
        Depth.LIST, remoteIds.stream().map(id -> Observation.ofId(account, resource, id)).toList());
  }

  private synchronized List<Instant> note(Depth depth, List<Observation> forms) {
    long now = clock.millis();
    return forms.stream()
        .map(form -> {
          KnownRecord record =
              records.computeIfAbsent(form.id(), _ -> KnownRecord.unknown(form.remoteId(), now));
          record.see(
              depth, form, field -> numbers.computeIfAbsent(field, _ -> numbers.size()), now);
          return Instant.ofEpochMilli(record.modifiedAt());
        })
        .toList();
  }

  @Override
  public synchronized Optional<String> remoteId(String account, String resource, UUID id) {
    return Optional.ofNullable(records.get(id))
        .map(KnownRecord::remoteId)
        .filter(remoteId -> RecordIds.of(account, resource, remoteId).equals(id));
  }

  /** It is all that there is. */
  @Override
  public void forget() {}
}
