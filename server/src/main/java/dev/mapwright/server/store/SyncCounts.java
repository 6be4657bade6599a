package dev.mapwright.server.store;

/**
 * What a run of a sync came to.
 *
 * @param pages how often something was written
 * @param records that were read
 * @param created that were not there before
 * @param updated that were not as before
 * @param unchanged that were
 * @param removed that were not there any more
 * @param leftOut that could not be mapped, or are too large
 */
public record SyncCounts(
    long pages,
    long records,
    long created,
    long updated,
    long unchanged,
    long removed,
    long leftOut) {
  /** Of a run that has not begun. */
  public static final SyncCounts NONE = new SyncCounts(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public SyncCounts plus(SyncCounts more) {
    return new SyncCounts(
        pages + more.pages,
        records + more.records,
        created + more.created,
        updated + more.updated,
        unchanged + more.unchanged,
        removed + more.removed,
        leftOut + more.leftOut);
  }
}
