package dev.mapwright.engine.walk;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.limit.EngineLimits;
import dev.mapwright.engine.loss.Losses;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.attempt.Secrets;
import dev.mapwright.engine.upstream.request.RequestParts;
import dev.mapwright.engine.upstream.request.UnsentRequest;

/**
 * What every request of one engine call shares.
 *
 * @param account whose
 * @param upstream the way to the vendor
 * @param budget what may be spent
 * @param limits the bounds of the engine
 * @param variables {@code $account}, and for a list {@code $where} and {@code $terms}
 * @param losses what is left out
 * @param answers what earlier calls of the walk have read in part
 * @param isPassing whether a page that was read is not needed any more when the next one is
 * @param isBeside whether what is fetched belongs to records whose rows have been read
 * @param progress is told how far the call has read
 */
public record CallScope(
    Account account,
    Upstream upstream,
    Budget budget,
    EngineLimits limits,
    Variables variables,
    Losses losses,
    WalkAnswers answers,
    boolean isPassing,
    boolean isBeside,
    ReadingProgress progress) {

  /** Of a call that nothing follows. */
  public CallScope(
      Account account,
      Upstream upstream,
      Budget budget,
      EngineLimits limits,
      Variables variables,
      Losses losses,
      ReadingProgress progress) {
    this(
        account,
        upstream,
        budget,
        limits,
        variables,
        losses,
        WalkAnswers.none(),
        false,
        false,
        progress);
  }

  /** The same with other variables. */
  public CallScope with(Variables other) {
    return new CallScope(
        account, upstream, budget, limits, other, losses, answers, isPassing, isBeside, progress);
  }

  /** The same with another budget. */
  public CallScope with(Budget other) {
    return new CallScope(
        account, upstream, other, limits, variables, losses, answers, isPassing, isBeside,
        progress);
  }

  /** The same for a call of a walk. */
  public CallScope with(WalkAnswers other) {
    return new CallScope(
        account, upstream, budget, limits, variables, losses, other, isPassing, isBeside, progress);
  }

  /** The same for what records need beside their rows. */
  public CallScope besideRows() {
    return new CallScope(
        account, upstream, budget, limits, variables, losses, answers, false, true, progress);
  }

  /** The same for the pages of a list. */
  public CallScope passing() {
    return new CallScope(
        account, upstream, budget, limits, variables, losses, answers, true, false, progress);
  }

  /** What nothing that is said of the call may tell. */
  public Secrets secrets() {
    return upstream.secrets(account);
  }

  /** Makes a request, unless it is one beside rows and an earlier call of the walk has made it. */
  Answer call(UnsentRequest request, Variables seen) {
    return isBeside ? answers.fetchOnce(request, () -> send(request, seen)) : send(request, seen);
  }

  private Answer send(UnsentRequest request, Variables seen) {
    return upstream.call(account, request, seen, budget);
  }

  /**
   * What a source's requests get beside their own parts.
   *
   * @param additions what filters and sort add to each request
   * @param pageSize how many records are wanted at once
   * @param unknown how the vendor says that what is filtered by does not exist
   * @param isInOtherOrder whether the vendor sorts as the caller wants
   */
  public record Extra(
      RequestParts additions, int pageSize, UnknownValues unknown, boolean isInOtherOrder) {
    /** Nothing, at the vendor's largest page size. */
    public static final Extra NONE =
        new Extra(RequestParts.EMPTY, Integer.MAX_VALUE, UnknownValues.NONE, false);

    /** For the requests that yield the parents: a filter's value may stand in them, too. */
    Extra ofParents() {
      return new Extra(NONE.additions, NONE.pageSize, unknown, false);
    }
  }
}
