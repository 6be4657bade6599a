package dev.mapwright.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.openapi.Documented;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Syncs over HTTP: how they are asked for, what changed, and what is removed. */
@Timeout(120)
class SyncApiTest {
  private static final String ACCOUNT = "integrated_account_id=mill";

  @TempDir Path folder;

  private final Vendor vendor = new Vendor();
  private SyncRig rig;
  private TestServer server;

  @BeforeEach
  void start() {
    vendor.addAll(25);
    Connector connector = Vendor.connector();
    StoreLocation location = TestDatabase.FILE.empty(folder.resolve("data"));
    rig = new SyncRig(location, folder, vendor, connector);
    server = rig.serve();
  }

  @AfterEach
  void stop() {
    rig.syncs.close();
    server.close();
    rig.close();
    vendor.close();
  }

  private TestServer.Answer send(String method, String path, String body) {
    return server.send(method, path, Map.of("authorization", "Bearer " + TestServer.TOKEN), body);
  }

  private Map<String, Object> ok(String method, String path, String body) {
    TestServer.Answer answer = send(method, path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    if (method.equals("GET")) {
      assertThat(document().violations(pattern(path), answer)).as(path).isEmpty();
    }
    return answer.json();
  }

  private Documented document() {
    return new Documented(server.send("GET", "/openapi.json", Map.of()).json());
  }

  private static String pattern(String path) {
    return path.replaceAll("\\?.*", "")
        .replaceAll("/run_[0-9]+", "/{id}")
        .replace("/integrated-account/mill", "/integrated-account/{id}");
  }

  @SuppressWarnings("unchecked") // as the document says
  private static List<Map<String, Object>> result(Map<String, Object> answer) {
    return (List<Map<String, Object>>) Objects.requireNonNull(answer.get("result"));
  }

  private Map<String, Object> synced(String options) throws InterruptedException {
    Map<String, Object> run =
        ok("POST", "/sync-job-run", "{\"integrated_account_id\": \"mill\"" + options + "}");
    String path = "/sync-job-run/" + run.get("id");
    SyncRig.until(
        "the run is over",
        Duration.ofSeconds(30),
        () -> !List.of("created", "running").contains(ok("GET", path, "").get("status")));
    return ok("GET", path, "");
  }

  @Test
  void aRunIsAskedForAndLookedAt() throws Exception {
    rig.syncs.start();
    Map<String, Object> run = synced("");

    assertThat(run).containsEntry("status", "completed").containsEntry("kind", "full");
    assertThat((Map<?, ?>) run.get("resource_stats"))
        .hasToString(
            "{candidates={pages=3, records=25, created=25, updated=0, unchanged=0, deleted=0,"
                + " left_out=0}}");
    Map<String, Object> runs = ok("GET", "/sync-job-run?" + ACCOUNT, "");

    assertThat(result(runs)).containsExactly(run);

    Map<String, Object> state = ok("GET", "/integrated-account/mill/sync", "");

    assertThat(result(state).getFirst())
        .containsEntry("status", "COMPLETE")
        .containsEntry("records", 25L)
        .containsEntry("next_at", JsonNull.NULL);
  }

  @Test
  void whoIsNotSyncedIsTold() {
    assertThat(send("GET", "/changes?" + ACCOUNT, "").status()).isEqualTo(409);
    assertThat(result(ok("GET", "/integrated-account/mill/sync", ""))).isEmpty();
    assertThat(send("GET", "/sync-job-run/run_99", "").status()).isEqualTo(404);
    assertThat(send("GET", "/sync-job-run?" + ACCOUNT + "&resource=candidate", "").text())
        .contains("Did you mean 'candidates'?");
    assertThat(send("POST", "/sync-job-run", "{\"integrated_account_id\": \"mil\"}").status())
        .isEqualTo(404);
  }

  @Test
  void changesArePulledPageByPage() {
    rig.full();
    List<Object> ids = new ArrayList<>();
    String since = "";
    Map<String, Object> page;
    do {
      page = ok("GET", "/changes?" + ACCOUNT + "&limit=10" + since, "");

      result(page).forEach(change -> ids.add(change.get("remote_id")));
      since = "&since=" + page.get("next_cursor");
    } while (Boolean.TRUE.equals(page.get("has_more")));
    assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    assertThat(result(ok("GET", "/changes?" + ACCOUNT + since, ""))).isEmpty();

    vendor.change(2, "first", "Ada");
    vendor.records.remove(Vendor.id(3));
    rig.full();
    List<Map<String, Object>> changes = result(ok("GET", "/changes?" + ACCOUNT + since, ""));
    assertThat(changes)
        .extracting(change -> change.get("change"))
        .containsExactly("updated", "deleted");
    assertThat((Map<?, ?>) changes.getFirst().get("record"))
        .extracting("first_name")
        .isEqualTo("Ada");
    assertThat(changes.getLast()).containsEntry("record", JsonNull.NULL);
    assertThat(result(ok("GET", "/changes?" + ACCOUNT + "&since=now", ""))).isEmpty();
    assertThat(send("GET", "/changes?" + ACCOUNT + "&since=yesterday", "").status()).isEqualTo(400);
  }

  @Test
  void changesComeAsEvents() throws Exception {
    rig.full();
    String since =
        String.valueOf(ok("GET", "/changes?" + ACCOUNT + "&since=now", "").get("next_cursor"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + server.port() + "/changes?" + ACCOUNT))
                  .header("authorization", "Bearer " + TestServer.TOKEN)
                  .header("accept", "text/event-stream")
                  .header("last-event-id", since)
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(stream.headers().firstValue("content-type")).contains("text/event-stream");
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).startsWith("retry:");
      vendor.change(2, "first", "Ada");
      rig.full();
      List<String> event = new ArrayList<>();
      for (String line = lines.readLine(); !line.startsWith("data:"); line = lines.readLine()) {
        event.add(line);
      }
      assertThat(event).anyMatch(line -> line.startsWith("id: chg_")).contains("event: updated");
      rig.syncs.close();
      while (lines.readLine() != null) {
        // it ends
      }
    }
  }

  @Test
  void aPeriodIsSetAndTakenAway() {
    Map<String, Object> state = ok("PUT", "/integrated-account/mill/sync", "{\"every\": \"6h\"}");
    assertThat(result(state).getFirst()).containsEntry("every", "6h");
    assertThat(result(state).getFirst().get("next_at")).isInstanceOf(String.class);
    rig.goOn();
    state = ok("PUT", "/integrated-account/mill/sync", "{\"every\": \"never\"}");
    assertThat(result(state).getFirst())
        .containsEntry("every", JsonNull.NULL)
        .containsEntry("next_at", JsonNull.NULL);
    assertThat(send("PUT", "/integrated-account/mill/sync", "{\"every\": \"5s\"}").text())
        .contains("every 1m to 31d");
    assertThat(send("PUT", "/integrated-account/mill/sync", "{\"every\": \"often\"}").status())
        .isEqualTo(400);
  }

  @Test
  void aPersonIsErasedAndStaysSo() {
    rig.full();
    String since =
        String.valueOf(ok("GET", "/changes?" + ACCOUNT + "&since=now", "").get("next_cursor"));
    Map<String, Object> erased =
        ok("DELETE", "/integrated-account/mill/sync/candidates/" + Vendor.id(4), "");
    assertThat((Map<?, ?>) erased.get("removed")).hasToString("{records=1, ids=1, sync_runs=0}");
    assertThat(
            send("DELETE", "/integrated-account/mill/sync/candidates/" + erased.get("id"), "")
                .status())
        .isEqualTo(404);

    vendor.change(4, "first", "Ada");
    rig.full();
    assertThat(rig.kept("mill")).doesNotContainKey(Vendor.id(4));
    List<Map<String, Object>> changes =
        result(ok("GET", "/changes?" + ACCOUNT + "&since=" + since, ""));
    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst())
        .containsEntry("change", "deleted")
        .containsEntry("id", erased.get("id"))
        .containsEntry("remote_id", JsonNull.NULL);
  }

  @Test
  void whatIsKeptOfAnAccountIsRemoved() {
    rig.full();
    Object since = ok("GET", "/changes?" + ACCOUNT + "&since=now", "").get("next_cursor");
    Map<String, Object> removed = ok("DELETE", "/integrated-account/mill/sync", "");
    assertThat((Map<?, ?>) removed.get("removed")).hasToString("{records=25, ids=0, sync_runs=1}");
    assertThat(send("GET", "/changes?" + ACCOUNT, "").status()).isEqualTo(409);

    rig.full();
    assertThat(rig.kept("mill")).hasSize(25);
    assertThat(send("GET", "/changes?" + ACCOUNT + "&since=" + since, "").status()).isEqualTo(410);
  }
}
