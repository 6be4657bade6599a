package dev.mapwright.server.console;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.AccountPlace;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.AccountNames;
import dev.mapwright.server.admin.AccountTrial;
import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.connect.LinkOperations;
import dev.mapwright.server.console.page.AccountPage;
import dev.mapwright.server.console.page.AccountState;
import dev.mapwright.server.console.page.AccountsPage;
import dev.mapwright.server.console.page.LinkPage;
import dev.mapwright.server.description.AccountStates;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.store.AccountTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/accounts}: the accounts and what can be done with them.
 *
 * @param accounts all of them
 * @param states how they are at their vendors
 * @param trial tries them
 * @param connectors all vendors by name
 * @param links makes links by which customers connect; null where they cannot
 */
record AccountPages(
    Accounts accounts,
    AccountStates states,
    AccountTrial trial,
    Map<String, Connector> connectors,
    @Nullable LinkOperations links) {
  private static final int ON_A_PAGE = 50;

  /** Read for a page at most, where few are in the state that is wanted. */
  private static final int MOST_READ = 2_000;

  /** {@code GET /console/accounts}. */
  ServerResponse list(SignedIn who, Map<String, String> path) {
    Map<String, String> query = FormBody.pairs(who.request().query());
    AccountsPage.Wanted wanted =
        new AccountsPage.Wanted(
            given(query, "connector"), given(query, "tenant_id"), state(given(query, "status")));
    String after = given(query, "after");
    return AccountsPage.of(
        who.setting(),
        wanted,
        connectors.values(),
        part(who, wanted, after == null ? null : place(who, after)),
        links != null);
  }

  private static @Nullable String given(Map<String, String> query, String name) {
    String value = query.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  private static @Nullable AccountState state(@Nullable String word) {
    return Arrays.stream(AccountState.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  private static AccountPlace place(SignedIn who, String cursor) {
    return AccountPlace.of(cursor)
        .orElseThrow(() -> HttpException.badRequest(who.setting().say("error.place")));
  }

  private AccountsPage.Part part(
      SignedIn who, AccountsPage.Wanted wanted, @Nullable AccountPlace from) {
    AccountTable.Filter filter =
        new AccountTable.Filter(who.caller().account(), wanted.connector(), wanted.tenant(), null);
    Map<AccountEntry, AccountState> found = new LinkedHashMap<>();
    AccountPlace place = from;
    for (int read = 0; read < MOST_READ; ) {
      List<AccountEntry> some = accounts.page(filter, place, ON_A_PAGE + 1);
      Set<String> needing = needing(some);
      for (AccountEntry entry : some.subList(0, Math.min(ON_A_PAGE, some.size()))) {
        if (found.size() == ON_A_PAGE) {
          return new AccountsPage.Part(found, Objects.requireNonNull(place).cursor());
        }
        AccountState state = state(entry, needing);
        if (wanted.state() == null || wanted.state() == state) {
          found.put(entry, state);
        }
        place = new AccountPlace(entry.id(), entry.isDeclared());
        read++;
      }
      if (some.size() <= ON_A_PAGE) {
        return new AccountsPage.Part(found, null);
      }
    }
    return new AccountsPage.Part(found, Objects.requireNonNull(place).cursor());
  }

  private Set<String> needing(List<AccountEntry> entries) {
    return states.needingReauth(entries.stream().map(AccountEntry::account).toList());
  }

  private static AccountState state(AccountEntry entry, Set<String> needing) {
    return AccountState.valueOf(entry.status(needing.contains(entry.id())).name());
  }

  /** {@code GET /console/accounts/{id}}. */
  ServerResponse one(SignedIn who, Map<String, String> path) {
    return page(who, entry(who, path), null);
  }

  /** {@code POST /console/accounts/{id}/test}. */
  ServerResponse test(SignedIn who, Map<String, String> path, Map<String, String> form) {
    who.checkAdmin();
    AccountEntry entry = entry(who, path);
    entry.checkConnector();
    AccountTrial.Result result = trial.of(entry.account(), who.setting().texts().language());
    return page(
        who, entry, new AccountPage.Tried(result.ok(), result.message(), result.vendorSays()));
  }

  private ServerResponse page(SignedIn who, AccountEntry entry, AccountPage.@Nullable Tried tried) {
    return AccountPage.of(
        who.setting(), entry, state(entry, needing(List.of(entry))), tried, links != null);
  }

  /** {@code POST /console/accounts/{id}/link}: a link by which it is connected anew. */
  ServerResponse again(SignedIn who, Map<String, String> path, Map<String, String> form) {
    who.checkAdmin();
    LinkOperations.Made made = links(who).again(entry(who, path), who.setting().texts().language());
    return LinkPage.made(who.setting(), made.address(), made.account());
  }

  /** {@code GET /console/connect}. */
  ServerResponse ask(SignedIn who, Map<String, String> path) {
    who.checkAdmin();
    LinkOperations _ = links(who);
    return LinkPage.ask(200, who.setting(), connectors.values(), null);
  }

  /** {@code POST /console/connect}: a link by which a new account is connected. */
  ServerResponse make(SignedIn who, Map<String, String> path, Map<String, String> form) {
    who.checkAdmin();
    String name = given(form, "connector");
    if (name != null && !connectors.containsKey(name)) {
      return LinkPage.ask(
          422, who.setting(), connectors.values(), who.setting().say("connect.unknown"));
    }
    String tenant = given(form, "tenant_id");
    String environment = given(form, "environment");
    if (isNoLabel(tenant) || isNoLabel(environment)) {
      return LinkPage.ask(
          422, who.setting(), connectors.values(), who.setting().say("connect.label"));
    }
    LinkOperations.Made made =
        links(who)
            .fresh(
                name == null ? List.of() : List.of(name),
                tenant,
                environment,
                who.setting().texts().language());
    return LinkPage.made(who.setting(), made.address(), made.account());
  }

  private static boolean isNoLabel(@Nullable String text) {
    return text != null && !text.matches(AccountNames.LABEL.pattern());
  }

  private AccountEntry entry(SignedIn who, Map<String, String> path) {
    return accounts.find(Objects.requireNonNull(path.get("id")), who.caller());
  }

  private LinkOperations links(SignedIn who) {
    if (links == null) {
      throw HttpException.of(404, who.setting().say("error.no.links"));
    }
    return links;
  }
}
