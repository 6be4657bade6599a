package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static dev.mapwright.server.identity.Candidates.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The index as a file: it lasts, and says why when it cannot be opened. */
class IndexFolderTest {
  private final TestClock clock = new TestClock();

  @TempDir Path folder;

  private IdentityIndex open() {
    return IdentityIndex.open(folder.resolve("made/by/itself"), clock);
  }

  private static List<Instant> note(IdentityIndex index, ObservedRecord... records) {
    return index.note("acme", MODEL, RESOURCE, Depth.LIST, List.of(records));
  }

  @Test
  void whatWasNotedLasts() {
    try (IdentityIndex index = open()) {
      note(index, seen("Zoë/1", "{'title': 'Cook'}"), seen("2", "{'title': 'Cook'}"));
    }
    Instant now = clock.later();
    try (IdentityIndex index = open()) {
      assertThat(note(index, seen("Zoë/1", "{'title': 'Cook'}"), seen("2", "{'title': 'Chef'}")))
          .containsExactly(TestClock.START, now);
      assertThat(index.remoteId("acme", RESOURCE, RecordIds.of("acme", RESOURCE, "Zoë/1")))
          .contains("Zoë/1");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatIsMadeIsItsOwnersAlone() throws IOException {
    open().close();

    assertThat(Files.getPosixFilePermissions(folder.resolve("made/by/itself")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void anIdLeadsToARecordOfItsOwnAccountOnly() {
    try (IdentityIndex index = open()) {
      note(index, seen("1", "{}"));
      UUID id = RecordIds.of("acme", RESOURCE, "1");
      assertThat(index.remoteId("acme", RESOURCE, id)).contains("1");
      assertThat(index.remoteId("other", RESOURCE, id)).isEmpty();
      assertThat(index.remoteId("acme", "applications", id)).isEmpty();
      assertThat(index.remoteId("acme", RESOURCE, UUID.randomUUID())).isEmpty();
    }
  }

  @Test
  void theIndexOfAnotherProcessIsLeftAlone() throws Exception {
    Path held = folder.resolve("held");
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                held.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (IdentityIndex index = openWhenHeld(other, held)) {
      assertThatThrownBy(index::awaitOpen)
          .isInstanceOf(IdentityException.class)
          .hasMessage(
              "The index of record ids in "
                  + held
                  + " cannot be opened: another process has it open. Stop that, or choose another"
                  + " folder.");
      assertThatThrownBy(() -> note(index, seen("1", "{}")))
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining("another process has it open");
    } finally {
      other.destroyForcibly();
    }
  }

  private IdentityIndex openWhenHeld(Process other, Path held) throws IOException {
    assertThat(other.inputReader().readLine()).isEqualTo("open");
    return IdentityIndex.open(held, clock);
  }

  /** Another process that holds an index until it is ended. */
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (IdentityIndex index =
          IdentityIndex.open(Path.of(arguments[0]), InstantSource.system())) {
        index.awaitOpen();
        System.out.println("open");
        System.in.read();
      }
    }
  }

  @Test
  void aFolderThatCanNotBeMadeIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (IdentityIndex index = IdentityIndex.open(file.resolve("data"), clock)) {
      assertThatThrownBy(index::awaitOpen)
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining(
              "The index of record ids in "
                  + file.resolve("data")
                  + " cannot be opened: the folder cannot be made");
    }
  }

  @Test
  void aFileThatIsNoIndexIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("identity.mv.db"), "not ours".repeat(2000));
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
      assertThatThrownBy(index::awaitOpen)
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining("its file is damaged or of another program. Move it away");
    }
    assertThat(file).content().startsWith("not ours");
  }

  @Test
  void theIndexOfANewerMapwrightIsLeftAlone() throws Exception {
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
      index.awaitOpen();
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("identity"));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
              + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\","
              + " \"success\") VALUES (2, '99', 'later', 'SQL', 'V99__later.sql', 1, '', 1, TRUE)");
    }
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
      assertThatThrownBy(index::awaitOpen)
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining(
              "a newer Mapwright wrote it (schema 99). Use that one again, or choose another");
    }
  }

  /** As a full disk does; there it is closed until there is room again. */
  @Test
  void aDatabaseThatWasShutIsOpenedAgain() throws Exception {
    try (IdentityIndex index = IdentityIndex.open(folder, clock)) {
      note(index, seen("1", "{'title': 'Cook'}"));
      try (Connection connection =
              DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("identity"));
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN IMMEDIATELY");
      }
      Instant now = clock.later();
      assertThat(note(index, seen("1", "{'title': 'Cook'}"), seen("2", "{'title': 'Cook'}")))
          .containsExactly(TestClock.START, now);
    }
  }

  @Test
  void aClosedIndexSaysSo() {
    IdentityIndex index = open();
    index.close();
    index.close();
    assertThatThrownBy(() -> note(index, seen("1", "{}")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
