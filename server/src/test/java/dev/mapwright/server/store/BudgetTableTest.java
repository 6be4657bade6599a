package dev.mapwright.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.server.store.BudgetTable.Budget;
import dev.mapwright.server.store.BudgetTable.Taken;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vendor's budget, taken in parts. */
@Timeout(60)
class BudgetTableTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void isGivenUntilItIsUsedUp(TestDatabase database) {
    try (Store store = Store.open(database.empty(folder))) {
      Budget budget = new Budget("acme", "all", 10, MINUTE);

      assertThat(store.budgets().take(budget, 7, Duration.ZERO)).isEqualTo(given(7));
      assertThat(store.budgets().take(budget, 7, Duration.ZERO)).isEqualTo(given(3));

      Taken none = store.budgets().take(budget, 1, Duration.ZERO);
      assertThat(none.requests()).isZero();
      assertThat(none.until()).isPositive().isLessThanOrEqualTo(MINUTE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void comesBackWhenItsTimeIsOver(TestDatabase database) throws Exception {
    try (Store store = Store.open(database.empty(folder))) {
      Budget budget = new Budget("acme", "all", 1, Duration.ofMillis(200));

      assertThat(store.budgets().take(budget, 1, Duration.ofMillis(100))).isEqualTo(given(1));
      Taken none = store.budgets().take(budget, 1, Duration.ZERO);
      assertThat(none.requests()).isZero();

      Thread.sleep(none.until().plusMillis(1));
      assertThat(store.budgets().take(budget, 1, Duration.ZERO)).isEqualTo(given(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void accountsAndPoolsHaveBudgetsOfTheirOwn(TestDatabase database) {
    try (Store store = Store.open(database.empty(folder))) {
      for (String account : new String[] {"acme", "globex"}) {
        for (String pool : new String[] {"all", "auth.token"}) {
          Budget budget = new Budget(account, pool, 1, MINUTE);
          assertThat(store.budgets().take(budget, 1, Duration.ZERO)).isEqualTo(given(1));
        }
      }
    }
  }

  private static Taken given(int requests) {
    return new Taken(requests, Duration.ZERO);
  }
}
