package dev.mapwright.engine.sync;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.filter.Wants;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges what a walk over everything did not see, which is gone. Where such a walk may miss
 * somebody who is there, each is asked for by itself, or has to be missing from two walks. Belongs
 * to one walk.
 */
public final class MissingRecords {
  /** More are not asked for by themselves: they wait for another walk over everything. */
  private static final int MOST_ASKED = 1_000;

  /** So many missing, and more than half of all, look like a vendor that has lost its head. */
  private static final int MANY = 100;

  private final Function<GetCall, GetResult> get;
  private final Account account;
  private final String resource;
  private final boolean mayMiss;
  private final boolean isUnsure;
  private final boolean tooMany;
  private int asked;

  /**
   * Of a walk that came to its end.
   *
   * @param get reads one record, as an engine does
   * @param mayMiss whether such a walk may miss somebody who is there
   * @param leftOut how many records it could not map: they are there, and nobody knows which they
   *     are
   * @param missing how many of those that were known it did not see
   * @param known how many were known
   */
  public MissingRecords(
      Function<GetCall, GetResult> get,
      Account account,
      String resource,
      boolean mayMiss,
      long leftOut,
      long missing,
      long known) {
    this.get = get;
    this.account = account;
    this.resource = resource;
    this.mayMiss = mayMiss;
    this.isUnsure = leftOut > 0;
    this.tooMany = missing >= MANY && missing > known / 2;
  }

  /** What became of a record. */
  public enum Found {
    GONE,
    THERE,
    /** It waits for another walk over everything. */
    UNKNOWN
  }

  /**
   * Judges one.
   *
   * @param remoteId the vendor's id
   * @param isMissingTwice whether the walk over everything before did not see it either
   */
  public Found look(String remoteId, boolean isMissingTwice) {
    if (tooMany || (!mayMiss && !isUnsure)) {
      return !tooMany || isMissingTwice ? Found.GONE : Found.UNKNOWN;
    }
    if (isMissingTwice && !isUnsure) {
      return Found.GONE;
    }
    return asked++ < MOST_ASKED ? ask(remoteId) : Found.UNKNOWN;
  }

  private Found ask(String remoteId) {
    try {
      GetResult _ =
          get.apply(
              new GetCall(
                  account,
                  resource,
                  remoteId,
                  new Wants(false, Set.of(), false),
                  Map.of(),
                  CallOptions.DEFAULT.inBackground()));
      return Found.THERE;
    } catch (CallerException e) {
      return e.kind() == CallerException.Kind.NOT_FOUND ? Found.GONE : Found.UNKNOWN;
    } catch (ConnectorException _) {
      return Found.THERE; // it cannot be mapped, which says that it is there
    }
  }
}
