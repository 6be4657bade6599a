package dev.mapwright.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.upstream.auth.TokenKey;
import dev.mapwright.engine.upstream.auth.TokenState;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.KeySource;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
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
    long[] acknowledged = new long[ACCOUNTS];
    for (int time = 0; time < kills; time++) {
      killAfter(20 + random.nextInt(300), where, acknowledged);

      try (Store store = Store.open(location)) {
        StoredTokens tokens = tokens(store, folder);
        for (int account = 0; account < ACCOUNTS; account++) {
          assertThat(version(tokens, account))
              .as("account %s, kill %s", account, time)
              .isBetween(acknowledged[account], acknowledged[account] + 1);
          acknowledged[account] = version(tokens, account);
        }
      }
    }
  }

  private void killAfter(int writes, String where, long[] acknowledged) throws IOException {
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                where,
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = server.inputReader()) {
      int left = writes;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("written ")) {
          String[] words = line.split(" ", -1);
          acknowledged[Integer.parseInt(words[1])] = Long.parseLong(words[2]);
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

  private static StoredTokens tokens(Store store, Path folder) {
    return new StoredTokens(store, new Keeper(store, KeySource.in(folder)));
  }

  /** Writes tokens of accounts in turn, and says of each that it is written. */
  static final class Writer {
    public static void main(String[] arguments) {
      StoreLocation location =
          arguments[0].startsWith("postgresql:")
              ? StoreLocation.at(arguments[0])
              : StoreLocation.in(Path.of(arguments[0]));
      StoredTokens tokens = tokens(Store.open(location), Path.of(arguments[1]));
      for (int i = 0; ; i++) {
        int account = i % ACCOUNTS;
        long next = version(tokens, account) + 1;
        tokens.save(
            key(account),
            new TokenState.Held(
                Map.of("refresh_token", "r-" + next + "x".repeat(2_000)), null, next));
        System.out.println("written " + account + " " + next);
      }
    }
  }
}
