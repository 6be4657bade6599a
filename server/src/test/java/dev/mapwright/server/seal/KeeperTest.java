package dev.mapwright.server.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.server.store.SealedValue;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import dev.mapwright.server.store.TokenTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in the store, and the keys that seal them. */
@Timeout(120)
class KeeperTest {
  private static final byte[] SECRET = "a secret of acme's".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private KeySource.File source() {
    return KeySource.in(folder.resolve("keys"));
  }

  private Store store() {
    return Store.open(StoreLocation.in(folder.resolve("data")));
  }

  private void putAKeyFirst() {
    KeyText.write(source().path(), KeyText.read(source()).with(SealingKey.generate()));
  }

  private static void keep(Store store, Keeper keeper, String account) {
    SealedValue sealed = keeper.seal().seal(SECRET, TokenTable.place(account));
    store
        .tokens()
        .save(new TokenTable.Key(account, "credentials"), new TokenTable.Row("held", sealed), 0);
  }

  private static byte[] kept(Store store, Keeper keeper, String account) {
    SealedValue sealed =
        store.tokens().find(new TokenTable.Key(account, "credentials")).orElseThrow().sealed();
    return keeper.seal().open(sealed, TokenTable.place(account));
  }

  @Test
  void aKeyIsMadeForItsOwnerAloneAndSaid() throws IOException {
    try (Store store = store()) {
      Keeper keeper = new Keeper(store, source());
      assertThat(keeper.advice())
          .containsExactly(
              "A key that seals secrets is made in "
                  + source()
                  + ". Keep a copy apart from the database's: without it nobody can read them.");
      keep(store, keeper, "acme");
      assertThat(keeper.advice()).isEmpty();
    }
    assertThat(Files.getPosixFilePermissions(source().path()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(source().path(), PosixFilePermissions.fromString("rw-r--r--"));
    try (Store store = store()) {
      Keeper keeper = new Keeper(store, source());
      assertThat(kept(store, keeper, "acme")).isEqualTo(SECRET);
      assertThat(keeper.advice()).singleElement().asString().contains("Others can read ");
    }
  }

  @Test
  void cursorsHaveOneKeyOverRestarts() {
    byte[] first;
    try (Store store = store()) {
      first = new Keeper(store, source()).cursorKey().getEncoded();
    }
    try (Store store = store()) {
      assertThat(new DeferredKey(new Keeper(store, source())::cursorKey).getEncoded())
          .isEqualTo(first);
    }
  }

  @Test
  void whatIsSealedForOneAccountOpensForNoOther() {
    try (Store store = store()) {
      Keeper keeper = new Keeper(store, source());
      SealedValue sealed = keeper.seal().seal(SECRET, "account/acme");

      assertThatThrownBy(() -> keeper.seal().open(sealed, "account/other"))
          .isInstanceOf(SealException.class)
          .hasMessageContaining("altered, or sealed for another place");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 12, 20, -1})
  void whatWasAlteredIsTold(int place) {
    try (Store store = store()) {
      Keeper keeper = new Keeper(store, source());
      SealedValue sealed = keeper.seal().seal(SECRET, "account/acme");
      byte[] altered = sealed.bytes().clone();
      altered[place < 0 ? altered.length - 1 : place] ^= 1;

      assertThatThrownBy(
              () -> keeper.seal().open(new SealedValue(sealed.keyId(), altered), "account/acme"))
          .isInstanceOf(SealException.class);
    }
  }

  @Test
  void aKeyFileThatIsGoneIsToldAndNoneIsMadeInItsPlace() throws IOException {
    try (Store store = store()) {
      keep(store, new Keeper(store, source()), "acme");
    }
    Path aside = Files.move(source().path(), folder.resolve("aside"));
    try (Store store = store()) {
      assertThatThrownBy(() -> new Keeper(store, source()).seal())
          .isInstanceOf(SealException.class)
          .hasMessageContaining("There is no file " + source())
          .hasMessageContaining("nothing was changed");
    }
    assertThat(source().path()).doesNotExist();
    Files.move(aside, source().path());
    try (Store store = store()) {
      assertThat(kept(store, new Keeper(store, source()), "acme")).isEqualTo(SECRET);
    }
  }

  @Test
  void anotherKeyIsToldAndSealsNothing() {
    try (Store store = store()) {
      keep(store, new Keeper(store, source()), "acme");
    }
    String other = SealingKey.generate().text();
    try (Store store = store()) {
      String needed = store.sealed().keyIds().iterator().next();
      assertThatThrownBy(
              () -> new Keeper(store, new KeySource.Variable("MAPWRIGHT_KEYS", other)).seal())
          .isInstanceOf(SealException.class)
          .hasMessageContaining("sealed by the key " + needed + ", which is not in MAPWRIGHT_KEYS")
          .hasMessageNotContaining(other);
      assertThat(store.sealed().keyIds()).containsExactly(needed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "c2hvcnQ=", "not a key!"})
  void whatIsNoKeyIsToldWithoutIt(String text) throws IOException {
    Files.createDirectories(source().path().getParent());
    Files.writeString(source().path(), text);
    try (Store store = store()) {
      assertThatThrownBy(() -> new Keeper(store, source()).seal())
          .isInstanceOf(SealException.class)
          .hasMessageMatching("(There is no key in|A key in) .*")
          .hasMessageNotContaining("c2hvcnQ=")
          .hasMessageNotContaining("not a key!");
    }
    assertThat(source().path()).hasContent(text);
  }

  @ParameterizedTest
  @EnumSource
  void aChangeOfKeysSealsEverythingAnew(TestDatabase database) {
    StoreLocation location = database.empty(folder.resolve("data"));
    List<String> accounts = IntStream.range(0, 450).mapToObj(i -> "acme" + i).toList();
    byte[] cursors;
    String former;
    try (Store store = Store.open(location)) {
      Keeper keeper = new Keeper(store, source());
      accounts.forEach(account -> keep(store, keeper, account));
      cursors = keeper.cursorKey().getEncoded();
      former = keeper.seal().keyId();

      if (store.isShared()) {
        assertThatThrownBy(keeper::rotate)
            .isInstanceOf(SealException.class)
            .hasMessageContaining("Put a new one before it, for all servers of the database");
        putAKeyFirst();
      }
      Keeper.Rotation rotation = keeper.rotate();

      assertThat(rotation.keyId()).isNotEqualTo(former);
      assertThat(rotation.resealed()).isEqualTo(451);
      assertThat(store.sealed().keyIds()).containsExactly(rotation.keyId());
      assertThat(kept(store, keeper, "acme7")).isEqualTo(SECRET);
    }
    try (Store store = Store.open(location)) {
      Keeper keeper = new Keeper(store, source());
      assertThat(keeper.cursorKey().getEncoded()).isEqualTo(cursors);
      accounts.forEach(account -> assertThat(kept(store, keeper, account)).isEqualTo(SECRET));
    }
  }

  @Test
  void anotherServerReadsItsKeysAnewWhenItMeetsOneThatItDoesNotKnow() {
    StoreLocation location = TestDatabase.POSTGRESQL.empty(folder);
    try (Store first = Store.open(location);
        Store second = Store.open(location)) {
      Keeper rotating = new Keeper(first, source());
      keep(first, rotating, "acme");
      Keeper other = new Keeper(second, source());
      assertThat(kept(second, other, "acme")).isEqualTo(SECRET);

      putAKeyFirst();
      Keeper.Rotation rotation = rotating.rotate();

      assertThat(kept(second, other, "acme")).isEqualTo(SECRET);
      assertThat(other.seal().keyId()).isEqualTo(rotation.keyId());
    }
  }
}
