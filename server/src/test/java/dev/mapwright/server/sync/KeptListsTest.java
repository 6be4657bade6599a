package dev.mapwright.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.openapi.Documented;
import dev.mapwright.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Forms of dialects' files read what is kept of an account that is synced. */
@Timeout(120)
@ParameterizedClass
@EnumSource
class KeptListsTest {
  private static final String API = "/api/ats/v1/candidates";

  @TempDir Path folder;

  private final Vendor vendor = new Vendor();
  private final TestDatabase database;
  private SyncRig rig;
  private TestServer server;

  KeptListsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() {
    vendor.addAll(60);
    rig = new SyncRig(database.empty(folder.resolve("data")), folder, vendor, Vendor.connector());
    server = rig.serve();
  }

  @AfterEach
  void stop() {
    server.close();
    rig.close();
    vendor.close();
  }

  private TestServer.Answer bindbee(String query) {
    return server.send(
        "GET",
        API + query,
        Map.of("authorization", "Bearer " + TestServer.TOKEN, "x-connector-token", "mill"));
  }

  @SuppressWarnings("unchecked") // as the document says
  private List<Map<String, Object>> items(TestServer.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Documented document =
        new Documented(server.send("GET", "/openapi/bindbee.json", Map.of()).json());
    assertThat(document.violations(API, answer)).isEmpty();
    return (List<Map<String, Object>>) Objects.requireNonNull(answer.json().get("items"));
  }

  private List<Map<String, Object>> walk(String query, Runnable between) {
    List<Map<String, Object>> all = new ArrayList<>();
    Object cursor = null;
    do {
      TestServer.Answer page = bindbee(query + (cursor == null ? "" : "&cursor=" + cursor));
      all.addAll(items(page));
      cursor = page.json().get("cursor");
      between.run();
    } while (cursor instanceof String);
    return all;
  }

  private static List<Object> ids(List<Map<String, Object>> items) {
    return items.stream().map(item -> item.get("remote_id")).toList();
  }

  @Test
  void aListIsTheSameAsLiveAndAsksTheVendorNothing() {
    List<Map<String, Object>> live = walk("?page_size=7", () -> {});
    rig.full();
    vendor.asked.clear();
    List<Map<String, Object>> kept = walk("?page_size=7", () -> {});

    assertThat(vendor.asked).isEmpty();
    assertThat(kept).containsExactlyInAnyOrderElementsOf(live);
    assertThat(ids(kept)).hasSize(60).doesNotHaveDuplicates();
    Object id = kept.get(5).get("id");
    assertThat(bindbee("/" + id).json()).isEqualTo(kept.get(5));
    assertThat(vendor.asked).isEmpty();
  }

  @Test
  void filtersFindWhatTheyFindLive() {
    Object id = items(bindbee("?remote_id=" + Vendor.id(9))).getFirst().get("id");
    List<String> queries =
        List.of(
            "?remote_id=" + Vendor.id(9),
            "?remote_id=nobody",
            "?ids=" + id,
            "?ids=" + id + "&remote_id=" + Vendor.id(8),
            "?first_name=First12",
            "?email_addresses=p3@example.com,P4@EXAMPLE.COM",
            "?tag=weaver&last_name=Last31",
            "?modified_after=2020-01-01T00:00:00Z&page_size=200",
            "?modified_after=2999-01-01T00:00:00Z",
            "?company=none");
    List<List<Object>> live = queries.stream().map(query -> ids(items(bindbee(query)))).toList();
    rig.full();
    vendor.asked.clear();
    for (int i = 0; i < queries.size(); i++) {
      assertThat(ids(items(bindbee(queries.get(i)))))
          .as(queries.get(i))
          .containsExactlyInAnyOrderElementsOf(live.get(i));
    }
    assertThat(vendor.asked).isEmpty();
    assertThat(items(bindbee("?remote_id=" + Vendor.id(9) + "&include_raw_data=true")).getFirst())
        .containsKey("raw_data");
    assertThat(vendor.asked).as("the vendor's own record is not kept").isNotEmpty();
  }

  @Test
  void aWalkUnderSyncsMissesNobodyAndRepeatsNobody() {
    rig.full();
    int[] round = {0};
    List<Map<String, Object>> all =
        walk(
            "?page_size=4",
            () -> {
              int next = round[0]++;
              vendor.records.remove(Vendor.id(30 + next % 10));
              vendor.add(100 + next);
              vendor.change(next % 30, "first", "Ada" + next);
              rig.full();
            });
    assertThat(ids(all)).doesNotHaveDuplicates();
    for (int i = 0; i < 30; i++) {
      assertThat(ids(all)).contains(Vendor.id(i));
    }
  }

  @Test
  void cursorsOfOthersAreRefused() {
    Object live = bindbee("?page_size=7").json().get("cursor");
    rig.full();
    assertThat(ids(items(bindbee("?page_size=7&cursor=" + live)))).hasSize(7);
    Object kept = bindbee("?page_size=7").json().get("cursor");
    assertThat(bindbee("?page_size=7&first_name=x&cursor=" + kept).status()).isEqualTo(400);
    rig.syncs.stop("mill");
    assertThat(bindbee("?page_size=7&cursor=" + kept).text()).contains("is not synced any more");
    assertThat(bindbee("?page_size=200").json()).containsEntry("cursor", JsonNull.NULL);
  }

  private TestServer.Answer asMerge(String method, String path) {
    return server.send(
        method,
        path,
        Map.of("authorization", "Bearer " + TestServer.TOKEN, "X-Account-Token", "mill"));
  }

  private static Map<?, ?> status(TestServer.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<?> all =
        Json.read(answer.text()) instanceof List<?> list
            ? list
            : (List<?>) Objects.requireNonNull(answer.json().get("results"));
    return (Map<?, ?>) Objects.requireNonNull(all.getFirst());
  }

  @Test
  void syncsAreAskedForAndLookedAtInEachForm() {
    String status = "/api/ats/v1/sync-status";
    assertThat(status(asMerge("GET", status)).get("status")).isEqualTo("DISABLED");

    String resync = "/api/embedded/v1/connectors/resync";
    Map<String, String> headers =
        Map.of("authorization", "Bearer " + TestServer.TOKEN, "x-connector-token", "mill");
    TestServer.Answer asked = server.send("POST", resync, headers);
    assertThat(asked.json())
        .containsEntry("status", "INCOMPLETE")
        .containsEntry("sync_status", "Syncing")
        .containsEntry("sync_progress", JsonNull.NULL);
    assertThat(server.send("GET", "/openapi/bindbee.json", Map.of()).text())
        .contains("\"resyncConnector\"");
    assertThat(server.send("GET", resync, headers).status()).isEqualTo(405);

    rig.goOn();
    assertThat(status(asMerge("GET", status)).get("status")).isEqualTo("DONE");
    assertThat(status(asMerge("POST", status + "/resync")).get("status")).isEqualTo("SYNCING");
  }
}
