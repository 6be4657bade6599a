package dev.mapwright.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Secrets of an account's whole life are in no file of a database, in no dump of it, in no line of
 * the log at any level, and in no reply that need not have them.
 */
@Timeout(180)
class PlantedSecretsTest {
  /** Not sealed, and so found: the search works. */
  private static final String TENANT = "tenant-in-the-open-3317";

  private static final String PASTED = "planted-pasted-9913";

  @TempDir Path folder;
  private final Instant begun = Instant.now().minusSeconds(2);
  private final List<String> secrets = new ArrayList<>(List.of(PASTED, "refresh-1", "access-1"));
  private final StringBuilder replies = new StringBuilder();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.mapwright");
  private Level before;

  @BeforeEach
  void listen() {
    before = logger.getLevel();
    logger.setLevel(Level.TRACE);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    logger.setLevel(before);
  }

  @ParameterizedTest
  @EnumSource
  void noneIsFound(TestDatabase database) throws Exception {
    StoreLocation location = database.empty(folder.resolve("data"));
    try (RotatingVendor vendor = new RotatingVendor();
        TokenServer server = new TokenServer(location, folder, vendor.uri())) {
      live(server, vendor);
    }
    assertThat(secrets).hasSize(9);

    String written =
        switch (database) {
          case FILE -> written(folder.resolve("data"));
          case POSTGRESQL ->
              written(TestDatabase.files()) + TestDatabase.dump(nameOf(location.toString()));
        };
    assertThat(written).contains(TENANT);
    holdsNone("files and dumps", written);
    holdsNone("replies", replies.toString());
    assertThat(lines.list).isNotEmpty();
    holdsNone("log", log());
  }

  /** Made, read, refreshed, refused, tried, connected anew, blocked, sealed anew, removed. */
  private void live(TokenServer server, RotatingVendor vendor) {
    String app = "planted-app-5521";
    secrets.add(app);
    say(
        server.operator(
            "PUT", "/app/bolt", "{\"client_id\": \"an-app\", \"client_secret\": \"" + app + "\"}"));
    say(server.operator("GET", "/app", ""));
    say(server.account("POST", "", RotatingVendor.FIRST));
    say(change(server, "{\"tenant_id\": \"" + TENANT + "\"}"));
    say(change(server, "{\"credentials\": {\"client_secret\": \"" + PASTED + "\"}}"));
    say(change(server, "{\"credentials\": {\"client_secrt\": \"" + PASTED + "\"}}"));
    say(change(server, "{\"credentials\": {\"client_secret\": {\"x\": \"" + PASTED + "\"}}}"));
    say(server.read("acme"));
    vendor.expire();
    say(server.read("acme"));
    secrets.addAll(List.of("refresh-2", "access-2"));
    String key =
        taken(server.operator("POST", "/api-key", "{\"name\": \"k\", \"proxy\": true}"), "key");
    String token =
        taken(
            server.operator(
                "POST", "/integrated-account/token", "{\"integrated_account_id\": \"acme\"}"),
            "integrated_account_token");
    for (String bearer : List.of(key, token)) {
      Map<String, String> headers = Map.of("authorization", "Bearer " + bearer);
      say(server.http.send("GET", "/unified/ats/candidates?integrated_account_id=acme", headers));
      say(server.http.send("GET", "/proxy/people?integrated_account_id=acme", headers));
      say(server.http.send("GET", "/unified/ats/candidates?key=" + bearer, headers));
      say(server.http.send("DELETE", "/api-key/" + bearer, headers));
    }
    say(server.operator("GET", "/api-key", ""));
    say(server.operator("POST", "/sealing-key/rotate", ""));
    vendor.consent(false);
    say(server.read("acme"));
    say(server.operator("POST", "/integrated-account/acme/test", ""));
    say(server.operator("GET", "/integrated-account/acme/events", ""));
    vendor.consent(true);
    say(server.account("PATCH", "/acme", "refresh-again"));
    secrets.add("refresh-again");
    say(server.read("acme"));
    say(change(server, "{\"status\": \"blocked\"}"));
    say(server.read("acme"));
    say(server.operator("GET", "/integrated-account?tenant_id=" + TENANT, ""));
    say(server.operator("GET", "/metrics", ""));
  }

  private static TestServer.Answer change(TokenServer server, String body) {
    return server.operator("PATCH", "/integrated-account/acme", body);
  }

  private void say(TestServer.Answer answer) {
    replies.append(answer.text()).append(answer.http().headers().map()).append('\n');
  }

  /** A secret that is shown once; the reply that shows it is no find. */
  private String taken(TestServer.Answer answer, String member) {
    String secret = String.valueOf(answer.json().get(member));
    secrets.add(secret);
    return secret;
  }

  private void holdsNone(String where, String text) {
    for (String secret : secrets) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      assertThat(text)
          .as("%s, looked through for %s", where, secret)
          .doesNotContain(secret)
          .doesNotContainIgnoringCase(HexFormat.of().formatHex(bytes))
          .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }
  }

  private String log() {
    StringBuilder all = new StringBuilder();
    for (ILoggingEvent line : List.copyOf(lines.list)) {
      all.append(line.getFormattedMessage()).append(line.getMDCPropertyMap()).append('\n');
      for (var cause = line.getThrowableProxy(); cause != null; cause = cause.getCause()) {
        all.append(cause.getMessage()).append('\n');
      }
    }
    return all.toString();
  }

  private static String nameOf(String location) {
    return location.substring(location.indexOf('/') + 1);
  }

  /** What was written since the test began. */
  private String written(Path place) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          if (Files.getLastModifiedTime(file).compareTo(FileTime.from(begun)) >= 0) {
            all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
          }
        } catch (NoSuchFileException _) {
          // the database runs, and puts a new one in its place
        }
      }
    }
    return all.toString();
  }
}
