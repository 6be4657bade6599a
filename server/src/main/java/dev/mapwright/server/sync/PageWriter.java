package dev.mapwright.server.sync;

import dev.mapwright.engine.Meta;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.sync.SyncWalks;
import dev.mapwright.server.identity.Depth;
import dev.mapwright.server.identity.ObservedRecord;
import dev.mapwright.server.identity.RecordDigests.Digest;
import dev.mapwright.server.store.SyncCounts;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.SyncTable;
import dev.mapwright.server.store.SyncedPage;
import dev.mapwright.server.store.SyncedPage.Changed;
import dev.mapwright.server.store.SyncedPage.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pages of a run: of each record what differs from what is kept, and the place behind
 * them, in one transaction. Belongs to one run.
 */
final class PageWriter {
  /** A form that is longer is no record of a person, and more than a database takes in a row. */
  static final int LONGEST_FORM = 1_000_000;

  private final SyncParts parts;
  private final SyncTable.Sync sync;
  private final String owner;
  private final UnifiedModel model;
  private final SyncRunRow run;
  private final SyncedPage.Events events;
  private @Nullable Long newest;

  PageWriter(
      SyncParts parts, SyncTable.Sync sync, String owner, UnifiedModel model, SyncRunRow run) {
    this.parts = parts;
    this.sync = sync;
    this.owner = owner;
    this.model = model;
    this.run = run;
    parts.vault().forget(sync.account());
    this.events =
        sync.row().wholeRun() == null
            ? SyncedPage.Events.NONE
            : run.isRemapped() ? SyncedPage.Events.COMING : SyncedPage.Events.ALL;
  }

  /** The latest that the vendor says it changed one of the records; null where it says nothing. */
  @Nullable Long newest() {
    return newest;
  }

  /** A record as it was read, and as it is known. */
  private record Read(UnifiedRecord record, Instant since, Digest digest, @Nullable Known known) {
    UUID id() {
      return digest.id();
    }
  }

  /**
   * Writes a page.
   *
   * @param place the cursor behind it; null where the one before stays
   * @param newlyLeftOut how many records could not be mapped since the page before
   * @throws LostLeaseException if another server has taken over
   */
  void write(List<UnifiedRecord> page, @Nullable String place, Meta meta, int newlyLeftOut) {
    List<Changed> changed = new ArrayList<>();
    List<UUID> unchanged = new ArrayList<>();
    Map<UUID, Long> digests = new HashMap<>();
    int created = 0;
    int tooLarge = 0;
    Map<UUID, Read> all = read(page, meta);
    Map<UUID, byte[]> forms = forms(all);
    for (Read read : all.values()) {
      Known known = read.known;
      Map<String, Object> form =
          known != null && known.isErased() ? null : formToKeep(read, forms.get(read.id()), meta);
      if (form == null) {
        unchanged.add(read.id());
        if (forms.containsKey(read.id())) {
          digests.put(read.id(), read.digest.digest());
        }
        continue;
      }
      byte[] sealed = parts.vault().seal(sync.account(), read.id(), form);
      if (sealed.length > LONGEST_FORM) {
        tooLarge++;
        continue;
      }
      created += known == null || known.isDeleted() ? 1 : 0;
      changed.add(
          new Changed(
              read.id(), read.record.id(), known, read.digest.digest(), modifiedAt(read), sealed));
    }
    SyncCounts counts =
        new SyncCounts(
            1,
            page.size(),
            created,
            changed.size() - created,
            unchanged.size(),
            0,
            newlyLeftOut + tooLarge);
    boolean done =
        parts
            .store()
            .synced()
            .write(
                sync,
                owner,
                new SyncedPage(run.number(), place, changed, unchanged, digests, events, counts));
    if (!done) {
      throw new LostLeaseException();
    }
    page.forEach(this::noteUpdate);
  }

  /** What was read, by id; of one that came twice the last. */
  private Map<UUID, Read> read(List<UnifiedRecord> page, Meta meta) {
    List<ObservedRecord> observed =
        page.stream().map(record -> ObservedRecord.of(record, meta)).toList();
    List<Instant> since =
        parts.index().note(sync.account(), model, sync.resource(), Depth.LIST, observed);
    List<Digest> digests = parts.digests().of(sync.account(), model, sync.resource(), observed);
    Map<UUID, Known> known =
        parts.store().synced().known(digests.stream().map(Digest::id).toList());
    Map<UUID, Read> all = new LinkedHashMap<>();
    for (int i = 0; i < page.size(); i++) {
      Digest digest = digests.get(i);
      all.put(digest.id(), new Read(page.get(i), since.get(i), digest, known.get(digest.id())));
    }
    return all;
  }

  /**
   * What is kept of records that do not look the same: something may not have been read, now or the
   * last time.
   */
  private Map<UUID, byte[]> forms(Map<UUID, Read> all) {
    Set<UUID> wanted =
        all.values().stream()
            .filter(read -> looksChanged(read) && read.known != null && !read.known.isDeleted())
            .map(Read::id)
            .collect(Collectors.toSet());
    return wanted.isEmpty() ? Map.of() : parts.store().synced().forms(wanted);
  }

  private static boolean looksChanged(Read read) {
    Known known = read.known;
    return known == null || known.isDeleted() || known.digest() != read.digest.digest();
  }

  /**
   * What to keep of a record; null where that is what is kept. What could not be read just now
   * stays as it was.
   */
  private @Nullable Map<String, Object> formToKeep(Read read, byte @Nullable [] kept, Meta meta) {
    if (!looksChanged(read)) {
      return null;
    }
    UnifiedRecord record = read.record;
    if (kept == null) {
      return record.fields();
    }
    Map<String, Object> before = parts.vault().open(sync.account(), read.id(), kept);
    Map<String, Object> merged = new LinkedHashMap<>(record.fields());
    record
        .unread()
        .forEach(field -> {
          Object value = before.get(field);
          if (value != null) {
            merged.put(field, value);
          }
        });
    return digest(record.id(), merged, meta) == digest(record.id(), before, meta) ? null : merged;
  }

  private long digest(String remoteId, Map<String, Object> fields, Meta meta) {
    Set<String> absent =
        meta.partial().stream().map(path -> FieldPath.of(path).root()).collect(Collectors.toSet());
    return parts
        .digests()
        .of(
            sync.account(),
            model,
            sync.resource(),
            List.of(new ObservedRecord(remoteId, fields, absent)))
        .getFirst()
        .digest();
  }

  /** It never goes back, and moves with each change. */
  private static long modifiedAt(Read read) {
    Known known = read.known;
    long since = read.since.toEpochMilli();
    return known == null ? since : Math.max(since, known.modifiedAt() + 1);
  }

  private void noteUpdate(UnifiedRecord record) {
    SyncWalks.updatedAt(record)
        .ifPresent(at -> newest = newest == null ? at : Math.max(newest, at));
  }
}
