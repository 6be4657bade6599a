package dev.mapwright.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.openapi.Documented;
import dev.mapwright.server.store.DeliveryRow;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.store.SyncRunRow;
import dev.mapwright.server.store.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events are sent to webhooks: signed, in order, until they are taken. */
@Timeout(120)
@ParameterizedClass
@EnumSource
class WebhookTest {
  private static final String ORIGIN = "https://hooks.example";

  @TempDir Path folder;

  /** What the target was sent and took, and what it answers. */
  private final List<ReceivedRequest> taken = Collections.synchronizedList(new ArrayList<>());

  private volatile Function<ReceivedRequest, Reply> answer = _ -> Reply.empty(204, Map.of());
  private final LoopbackServer target = LoopbackServer.start(this::take);
  private final Vendor vendor = new Vendor();
  private final TestDatabase database;
  private StoreLocation location;
  private SyncRig rig;
  private TestServer server;

  WebhookTest(TestDatabase database) {
    this.database = database;
  }

  private Reply take(ReceivedRequest request) {
    Reply reply = answer.apply(request);
    if (reply.status() < 300) {
      taken.add(request);
    }
    return reply;
  }

  private SyncRig rig(Connector connector) {
    Map<URI, URI> elsewhere = new HashMap<>(vendor.elsewhere());
    elsewhere.put(URI.create(ORIGIN), target.origin());
    return new SyncRig(
        location,
        folder,
        elsewhere,
        List.of(Vendor.account("mill", connector)),
        SyncSettings.DEFAULT);
  }

  @BeforeEach
  void start() {
    vendor.addAll(12);
    location = database.empty(folder.resolve("data"));
    rig = rig(Vendor.connector());
    server = rig.serve();
    rig.webhooks.start();
    rig.full();
  }

  @AfterEach
  void stop() {
    rig.webhooks.close();
    rig.syncs.close();
    server.close();
    rig.close();
    vendor.close();
    target.close();
  }

  private Map<String, Object> ok(String method, String path, String body) {
    TestServer.Answer got =
        server.send(method, path, Map.of("authorization", "Bearer " + TestServer.TOKEN), body);
    assertThat(got.status()).as(got.text()).isEqualTo(200);
    if (method.equals("GET")) {
      Documented document = new Documented(server.send("GET", "/openapi.json", Map.of()).json());
      assertThat(document.violations(path.replaceAll("wh_[^/]+", "{id}"), got)).isEmpty();
    }
    return got.json();
  }

  private Map<String, Object> webhook(String more) {
    return ok("POST", "/webhook", "{\"url\": \"" + ORIGIN + "/hook?for=me\"" + more + "}");
  }

  private String path(Map<String, Object> webhook) {
    return "/webhook/" + webhook.get("id");
  }

  private void until(int events) throws InterruptedException {
    SyncRig.until(events + " events", Duration.ofSeconds(40), () -> taken.size() >= events);
    Thread.sleep(1_200); // none comes that should not
    assertThat(taken).hasSize(events);
  }

  private static Map<?, ?> body(ReceivedRequest request) {
    return (Map<?, ?>) Objects.requireNonNull(request.json());
  }

  private List<Object> types() {
    return taken.stream().<Object>map(request -> body(request).get("type")).toList();
  }

  @Test
  void whatHappensIsSentSignedAndInOrder() throws Exception {
    Map<String, Object> webhook = webhook("");
    vendor.change(3, "first", "Ada");
    vendor.add(20);
    vendor.records.remove(Vendor.id(5));
    rig.full();
    until(4);

    assertThat(types())
        .containsExactlyInAnyOrder(
            "candidate.updated", "candidate.created", "candidate.deleted", "account.synced");
    String secret = String.valueOf(webhook.get("secret"));
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    for (ReceivedRequest request : taken) {
      String id = header(request, "webhook-id");
      String at = header(request, "webhook-timestamp");
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + at + ".").getBytes(StandardCharsets.UTF_8));
      assertThat(header(request, "webhook-signature"))
          .isEqualTo(
              "v1,"
                  + Base64.getEncoder()
                      .encodeToString(
                          mac.doFinal(request.body().getBytes(StandardCharsets.UTF_8))));
      assertThat(Math.abs(Long.parseLong(at) - System.currentTimeMillis() / 1_000)).isLessThan(60);
    }
    ReceivedRequest updated =
        taken.stream()
            .filter(request -> "candidate.updated".equals(body(request).get("type")))
            .findFirst()
            .orElseThrow();
    assertThat(Json.write(body(updated)))
        .contains("\"integrated_account_id\":\"mill\"", "\"remote_id\":\"p0000003\"", "Ada");
    assertThat(ok("GET", path(webhook), ""))
        .containsEntry("pending", 0L)
        .doesNotContainKey("secret");
    assertThat(ok("GET", "/webhook", "").toString()).doesNotContain(secret);
  }

  private static String header(ReceivedRequest request, String name) {
    return Objects.requireNonNull(request.headers().get(name));
  }

  @Test
  void aTargetThatFailsGetsEachInTheEndAndThoseOfOneRecordInOrder() throws Exception {
    Map<String, Object> webhook =
        webhook(", \"events\": [\"candidate.updated\", \"candidate.deleted\"]");
    answer = _ -> Reply.empty(500, Map.of());
    for (int i = 0; i < 6; i++) {
      vendor.change(i, "first", "Ada" + i);
    }
    rig.full();
    SyncRig.until(
        "it rests",
        Duration.ofSeconds(20),
        () -> "failing".equals(ok("GET", path(webhook), "").get("status")));
    vendor.records.remove(Vendor.id(0));
    rig.full();
    answer = _ -> Reply.empty(200, Map.of());
    until(7);

    assertThat(
            taken.stream()
                .filter(request -> Json.write(body(request)).contains(Vendor.id(0)))
                .<Object>map(request -> body(request).get("type")))
        .containsExactly("candidate.updated", "candidate.deleted");
    assertThat(ok("GET", path(webhook), "")).containsEntry("status", "active");
  }

  @Test
  void whatWasGivenUpIsListedAndSentAgain() throws Exception {
    Map<String, Object> webhook = webhook("");
    answer = _ -> Reply.empty(302, Map.of("location", "http://127.0.0.1/inside"));
    vendor.change(1, "first", "Ada");
    rig.full();
    String id = String.valueOf(webhook.get("id"));
    SyncRig.until(
        "each was tried",
        Duration.ofSeconds(20),
        () -> "failing".equals(ok("GET", path(webhook), "").get("status")));
    // As if a day had passed.
    for (long number = 1; number <= 2; number++) {
      rig.store
          .deliveries()
          .failed(number, "It answers with a redirect (302), which is not followed", null);
    }

    List<DeliveryRow> dead = rig.store.deliveries().dead(id, 0, 10);
    assertThat(dead).hasSize(2);
    assertThat(dead.getFirst().error()).contains("redirect (302)");
    assertThat((List<?>) ok("GET", path(webhook) + "/dead-letter", "").get("result")).hasSize(2);

    answer = _ -> Reply.empty(200, Map.of());
    assertThat(ok("POST", path(webhook) + "/replay", "{}")).containsEntry("replayed", 2L);
    ok("PATCH", path(webhook), "{\"status\": \"active\"}");
    until(2);
  }

  @Test
  void aTargetThatIsGoneIsPausedAndOnesInsideAreNotCalled() throws Exception {
    Map<String, Object> gone = webhook(", \"events\": [\"candidate.updated\"]");
    Map<String, Object> inside =
        ok(
            "POST",
            "/webhook",
            "{\"url\": \"https://127.0.0.1:1/\", \"events\": [\"candidate.updated\"]}");
    answer = _ -> Reply.empty(410, Map.of());
    vendor.change(1, "first", "Ada");
    rig.full();
    SyncRig.until(
        "both were tried",
        Duration.ofSeconds(20),
        () ->
            "paused".equals(ok("GET", path(gone), "").get("status"))
                && "failing".equals(ok("GET", path(inside), "").get("status")));
    for (String wrong :
        List.of("http://hooks.example/", "https://me:secret@hooks.example/", "hooks")) {
      assertThat(
              server
                  .send(
                      "POST",
                      "/webhook",
                      Map.of("authorization", "Bearer " + TestServer.TOKEN),
                      "{\"url\": \"" + wrong + "\"}")
                  .text())
          .contains("begins with https://");
    }
    assertThat(ok("DELETE", path(gone), "")).containsEntry("id", gone.get("id"));
    assertThat((List<?>) ok("GET", "/webhook", "").get("result")).hasSize(1);
  }

  @Test
  void anotherMappingIsToldOnlyWhereThatIsWanted() throws Exception {
    webhook(", \"events\": [\"candidate.updated\"]");
    Map<String, Object> wanting =
        webhook(", \"events\": [\"candidate.updated\"], \"remapped\": true");
    rig.webhooks.close();
    rig.syncs.close();
    server.close();
    rig.close();

    rig = rig(Vendor.connector("last_name: last", "last_name: first"));
    server = rig.serve();
    rig.webhooks.start();
    assertThat(rig.full().isRemapped()).isTrue();
    until(12);
    assertThat(ok("GET", path(wanting), "")).containsEntry("pending", 0L);
  }

  @Test
  void whatGoesWrongWithAnAccountIsTold() throws Exception {
    webhook("");
    vendor.instead = _ -> Reply.json(401, Map.of(), Map.of());
    SyncRunRow _ = rig.run("mill", SyncRunRow.FULL);
    until(1);
    assertThat(types()).containsExactly("account.failed");
    assertThat(Json.write(body(taken.getFirst()))).contains("refuses the account's credentials");
  }
}
