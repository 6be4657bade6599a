package dev.mapwright.engine.walk;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.Additions;
import dev.mapwright.engine.upstream.Budget;
import dev.mapwright.engine.upstream.Upstream;

/**
 * What every request of one engine call shares.
 *
 * @param account whose
 * @param upstream the way to the vendor
 * @param budget what may be spent
 * @param variables {@code $account}, and for a list {@code $where} and {@code $terms}
 * @param kept answers that an earlier call read in part
 */
public record CallScope(
    Account account, Upstream upstream, Budget budget, Variables variables, PartialAnswers kept) {

  /** The same with other variables. */
  public CallScope with(Variables other) {
    return new CallScope(account, upstream, budget, other, kept);
  }

  /** The same with another budget. */
  public CallScope with(Budget other) {
    return new CallScope(account, upstream, other, variables, kept);
  }

  /**
   * What a source's requests get beside their own parts.
   *
   * @param additions what filters and sort add to each request
   * @param pageSize how many records are wanted at once
   * @param unknown how the vendor says that what is filtered by does not exist
   */
  public record Extra(Additions additions, int pageSize, UnknownValues unknown) {
    /** Nothing, at the vendor's largest page size. */
    public static final Extra NONE =
        new Extra(Additions.EMPTY, Integer.MAX_VALUE, UnknownValues.NONE);

    /** For the requests that yield the parents: a filter's value may stand in them, too. */
    Extra ofParents() {
      return new Extra(NONE.additions, NONE.pageSize, unknown);
    }
  }
}
