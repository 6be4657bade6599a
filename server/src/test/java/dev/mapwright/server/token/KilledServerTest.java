package dev.mapwright.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.upstream.auth.TokenKey;
import dev.mapwright.engine.upstream.auth.TokenState;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.account.StoredAccounts;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.auth.ApiKeys;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.AccountRow;
import dev.mapwright.server.store.AccountTable;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that is killed in the middle of its writes; {@code -Dmapwright.kills=100} for that many
 * times.
 */
@Timeout(1_200)
class KilledServerTest {
  private static final int ACCOUNTS = 10;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void nothingThatWasAcknowledgedIsLost(TestDatabase database) throws Exception {
    StoreLocation location = database.empty(folder.resolve("data"));
    String where =
        location instanceof StoreLocation.Folder
            ? folder.resolve("data").toString()
            : TestDatabase.url(location.toString().substring(location.toString().indexOf('/') + 1));
    Random random = new Random(14);
    int kills = Integer.getInteger("mapwright.kills", 2);
    Acknowledged said = new Acknowledged();
    for (int time = 0; time < kills; time++) {
      said.accounts.clear();
      said.keys.clear();
      killAfter(20 + random.nextInt(300), where, time, said);

      try (Store store = Store.open(location)) {
        Keeper keeper = new Keeper(store, KeySource.in(folder));
        StoredTokens tokens = new StoredTokens(store, keeper);
        for (int account = 0; account < ACCOUNTS; account++) {
          assertThat(version(tokens, account))
              .as("token of account %s, kill %s", account, time)
              .isBetween(said.versions[account], said.versions[account] + 1);
          said.versions[account] = version(tokens, account);
        }
        assertThat(wholeAccounts(store, keeper, time)).containsAll(said.accounts);
        ApiKeys keys = new ApiKeys(store, InstantSource.system());
        assertThat(said.keys).allMatch(key -> keys.find(key).isPresent());
      }
    }
  }

  /** What a server said was written. */
  private static final class Acknowledged {
    final long[] versions = new long[ACCOUNTS];
    final Set<String> accounts = new HashSet<>();
    final Set<String> keys = new HashSet<>();

    void add(String line) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "token" -> versions[Integer.parseInt(words[1])] = Long.parseLong(words[2]);
        case "account" -> accounts.add(words[1]);
        case "key" -> keys.add(words[1]);
        default -> throw new AssertionError(line);
      }
    }
  }

  /** The accounts of a server, each of which must be as it was meant. */
  private static Set<String> wholeAccounts(Store store, Keeper keeper, int time) {
    Set<String> ids = new HashSet<>();
    String prefix = prefix(time);
    for (AccountRow row :
        store.accounts().page(new AccountTable.Filter(null, null, null, null), prefix, 1_000)) {
      if (row.id().startsWith(prefix)) {
        byte[] credentials = keeper.seal().open(row.credentials(), AccountTable.place(row.id()));
        assertThat(Json.read(credentials)).isEqualTo(credentials(row.id()));
        assertThat(store.accounts().findByToken(ApiToken.hash(row.id()))).contains(row.id());
        ids.add(row.id());
      }
    }
    return ids;
  }

  private static String prefix(int time) {
    return "kill-%04d-".formatted(time);
  }

  private static Map<String, String> credentials(String id) {
    return Map.of("region", "us", "key", "key of " + id + "x".repeat(2_000));
  }

  private void killAfter(int writes, String where, int time, Acknowledged said) throws IOException {
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                where,
                folder.toString(),
                prefix(time))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = server.inputReader()) {
      int left = writes;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(Writer.SAID)) {
          said.add(line.substring(Writer.SAID.length()));
          if (left-- == 0) {
            server.toHandle().destroyForcibly(); // SIGKILL; what it had said by then is read on
          }
        }
      }
    }
    assertThat(server.onExit().join().exitValue()).as("it was killed").isNotZero();
  }

  private static long version(StoredTokens tokens, int account) {
    TokenState state = tokens.load(key(account));
    return state instanceof TokenState.Held held ? held.version() : 0;
  }

  private static TokenKey key(int account) {
    return new TokenKey("acme" + account, "credentials");
  }

  /** Writes tokens, accounts and keys in turn, and says of each that it is written. */
  static final class Writer {
    static final String SAID = "written ";

    private final StoredTokens tokens;
    private final StoredAccounts accounts;
    private final ApiKeys keys;
    private final Connector connector = AcmeDescription.connector();

    private Writer(Store store, Path folder) {
      Keeper keeper = new Keeper(store, KeySource.in(folder));
      Administration by =
          Administration.of(
              keeper,
              Map.of(connector.name(), connector),
              AcmeDescription.OVERLAYS,
              InstantSource.system());
      this.tokens = new StoredTokens(store, keeper);
      this.accounts = by.accounts();
      this.keys = by.keys();
    }

    public static void main(String[] arguments) {
      StoreLocation location =
          arguments[0].startsWith("postgresql:")
              ? StoreLocation.at(arguments[0])
              : StoreLocation.in(Path.of(arguments[0]));
      Writer writer = new Writer(Store.open(location), Path.of(arguments[1]));
      for (int i = 0; ; i++) {
        System.out.println(SAID + writer.written(i, arguments[2]));
      }
    }

    private String written(int i, String prefix) {
      switch (i % 4) {
        case 0 -> {
          String id = prefix + "%05d".formatted(i);
          AccountTable.Added _ =
              accounts.add(
                  new StoredAccounts.New(
                      id, connector, "tenant", "production", credentials(id), id));
          return "account " + id;
        }
        case 1 -> {
          return "key " + keys.make("killed", ApiCaller.Rights.READ, null, false, null).key();
        }
        default -> {
          int account = i % ACCOUNTS;
          long next = version(tokens, account) + 1;
          tokens.save(
              key(account),
              new TokenState.Held(
                  Map.of("refresh_token", "r-" + next + "x".repeat(2_000)), null, next));
          return "token " + account + " " + next;
        }
      }
    }
  }
}
