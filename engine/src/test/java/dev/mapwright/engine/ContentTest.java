package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.Said;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the bytes of an attachment are fetched, and who gets to see credentials on the way. */
class ContentTest {
  private static final String KEY = "auth: {headers: {X-Key: key-1}}\n";

  private static final String CANDIDATES =
      """
      id_pattern: "[0-9]+"
      list: {request: GET /people}
      get: {request: "GET /people/{{ $id }}"}
      content: {authenticated: true}
      map:
        id: id
        attachments: {each: files, map: {id: id, file_name: name, file_url: url}}
        applications:
          each: places
          map: {id: id, attachments: {each: files, map: {id: id, file_name: name, file_url: url}}}
      """;

  private static final long MOST = 1000;

  @AutoClose private final EngineRig rig = new EngineRig(KEY, CANDIDATES);

  ContentTest() {
    rig.vendor.at(
        "/v1/people/1",
        _ ->
            Map.of(
                "id",
                1,
                "files",
                List.of(
                    file("cv", "https://api.acme.example/v1/files/7"),
                    file("signed", "https://files.example/9?signature=abc"),
                    Map.of("id", "inline", "name", "Text.txt")),
                "places",
                List.of(
                    Map.of(
                        "id",
                        50,
                        "files",
                        List.of(file("letter", "https://api.acme.example/v1/files/8"))))));
    rig.vendor.at("/v1/files/7", _ -> Said.text("bytes of 7").with("Content-Type", "text/x-cv"));
    rig.vendor.at("/v1/files/8", _ -> Said.text("bytes of 8"));
    rig.files.at("/9", _ -> Said.text("bytes of 9"));
  }

  private static Map<String, String> file(String id, String url) {
    return Map.of("id", id, "name", id + ".pdf", "url", url);
  }

  @Test
  void theBytesComeWithTheirNameTypeAndLength() throws IOException {
    try (FileContent content = content(rig, "cv")) {
      assertThat(content.name()).isEqualTo("cv.pdf");
      assertThat(content.contentType()).isEqualTo("text/x-cv");
      assertThat(content.length()).isEqualTo(10);
      assertThat(text(content)).isEqualTo("bytes of 7");
    }
    assertThat(keys(rig.vendor.requests(), "/v1/files")).containsExactly("key-1");
  }

  @Test
  void anAttachmentOfAnApplicationIsFoundAsWell() throws IOException {
    assertThat(text(content(rig, "letter"))).isEqualTo("bytes of 8");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String attachment : List.of("inline", "nobody")) {
      assertThatThrownBy(() -> content(rig, attachment))
          .isInstanceOfSatisfying(
              CallerException.class,
              e -> assertThat(e.kind()).isEqualTo(CallerException.Kind.NOT_FOUND));
    }
  }

  @Nested
  class Credentials {
    @Test
    void doNotGoToAnOriginThatTheConnectorDoesNotName() throws IOException {
      assertThat(text(content(rig, "signed"))).isEqualTo("bytes of 9");
      assertThat(rig.files.requests())
          .extracting(Asked::target)
          .containsExactly("/9?signature=abc");
      assertThat(keys(rig.files.requests(), "/")).containsExactly("");
    }

    @Test
    void areLeftBehindByARedirectToSomebodyElseAndDoNotComeBack() throws IOException {
      rig.vendor.at("/v1/files/7", _ -> redirect("https://files.example/there?signature=abc"));
      rig.files.at("/there", _ -> redirect("https://api.acme.example/v1/files/8"));

      assertThat(text(content(rig, "cv"))).isEqualTo("bytes of 8");

      assertThat(keys(rig.vendor.requests(), "/v1/files")).containsExactly("key-1", "");
      assertThat(keys(rig.files.requests(), "/")).containsExactly("");
    }

    @Test
    void goAlongWithARedirectWithinTheOrigin() throws IOException {
      rig.vendor.at("/v1/files/7", _ -> redirect("/v1/files/8"));

      assertThat(text(content(rig, "cv"))).isEqualTo("bytes of 8");
      assertThat(keys(rig.vendor.requests(), "/v1/files")).containsExactly("key-1", "key-1");
    }

    @Test
    void areNotSentUnlessTheConnectorSaysSo() throws IOException {
      try (EngineRig open =
          new EngineRig(KEY, CANDIDATES.replace("content: {authenticated: true}\n", ""))) {
        open.vendor
            .at(
                "/v1/people/1",
                _ -> Map.of("id", 1, "files", file("cv", "https://api.acme.example/v1/files/7")))
            .at("/v1/files/7", _ -> Said.text("open"));

        assertThat(text(content(open, "cv"))).isEqualTo("open");
        assertThat(keys(open.vendor.requests(), "/v1/files")).containsExactly("");
      }
    }

    @Test
    void areRenewedOnceWhenTheyAreRefused() throws IOException {
      AtomicInteger logins = new AtomicInteger();
      String login = "auth: {token: {request: POST /login}}\n";
      try (EngineRig tokens = new EngineRig(login, CANDIDATES)) {
        tokens
            .vendor
            .at("/v1/login", _ -> Map.of("access_token", "t" + logins.incrementAndGet()))
            .at(
                "/v1/people/1",
                _ -> Map.of("id", 1, "files", file("cv", "https://api.acme.example/v1/files/7")))
            .at("/v1/files/7", _ -> logins.get() < 2 ? Said.nothing(401) : Said.text("welcome"));

        assertThat(text(content(tokens, "cv"))).isEqualTo("welcome");
        assertThat(logins).hasValue(2);
      }
    }
  }

  @Test
  void whereTheBytesAreMayTakeACall() throws IOException {
    String lookup =
        "content: {request: POST /where, json: {of: \"{{ $attachment.id }}\", by: \"{{ $id }}\"},"
            + " url: results.url}\n";
    try (EngineRig asking =
        new EngineRig(KEY, CANDIDATES.replace("content: {authenticated: true}\n", lookup))) {
      asking
          .vendor
          .at("/v1/people/1", _ -> Map.of("id", 1, "files", file("cv", "")))
          .at("/v1/where", _ -> Map.of("results", Map.of("url", "https://files.example/found")));
      asking.files.at("/found", _ -> Said.text("found"));

      assertThat(text(content(asking, "cv"))).isEqualTo("found");
      assertThat(asking.vendor.requests().getLast().body())
          .isEqualTo("{\"of\":\"cv\",\"by\":\"1\"}");
    }
  }

  @Nested
  class Failures {
    @Test
    void areJudgedByTheVendorsStatus() {
      rig.vendor.at("/v1/files/7", _ -> Said.json("{\"message\":\"not yours\"}").as(403));

      assertFails("cv", Outcome.FORBIDDEN, "does not let this account read this (HTTP 403)");
    }

    @Test
    void aFileThatIsGoneIsNotFound() {
      rig.vendor.at("/v1/files/7", _ -> Said.json("{\"message\":\"deleted\"}").as(410));
      assertFails("cv", Outcome.NOT_FOUND, "has nothing there (HTTP 410)");

      rig.vendor.at("/v1/files/7", _ -> Said.nothing(204));
      assertFails("cv", Outcome.NOT_FOUND, "has nothing there (HTTP 204): no file came");
    }

    @Test
    void thatPassAreTriedAgain() throws IOException {
      AtomicInteger times = new AtomicInteger();
      rig.vendor.at(
          "/v1/files/7",
          _ -> times.incrementAndGet() == 1 ? Said.nothing(503) : Said.text("at last"));

      assertThat(text(content(rig, "cv"))).isEqualTo("at last");
    }

    @Test
    void meetAFileThatIsTooLargeBeforeItIsRead() {
      rig.vendor.at("/v1/files/7", _ -> Said.text("x".repeat((int) MOST + 1)));

      assertFails("cv", Outcome.VENDOR_ERROR, "more than 1000 bytes, the most that are passed on");
    }

    @Test
    void endARedirectWithoutEnd() {
      rig.vendor.at("/v1/files/7", _ -> redirect("/v1/files/7"));

      assertFails("cv", Outcome.VENDOR_ERROR, "redirected more than 5 times");
    }

    @Test
    void refuseARedirectThatGivesUpEncryptionOrNamesAUser() {
      for (String target : List.of("http://files.example/9", "https://me:pw@files.example/9")) {
        rig.vendor.at("/v1/files/7", _ -> redirect(target));

        assertFails("cv", Outcome.VENDOR_ERROR, "redirected to where nothing is asked for");
      }
      assertThat(rig.files.requests()).isEmpty();
    }

    private void assertFails(String attachment, Outcome outcome, String words) {
      assertThatThrownBy(() -> content(rig, attachment))
          .isInstanceOfSatisfying(
              VendorException.class,
              e -> {
                assertThat(e.outcome()).isEqualTo(outcome);
                assertThat(e).hasMessageContaining(words);
              });
    }
  }

  private static Said redirect(String to) {
    return Said.nothing(302).with("Location", to);
  }

  private static FileContent content(EngineRig rig, String attachment) {
    return rig.engine.content(
        new ContentCall(
            rig.account("a"), "candidates", "1", attachment, MOST, CallOptions.DEFAULT));
  }

  private static String text(FileContent content) throws IOException {
    try (content) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      content.writeTo(out);
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  /** The keys that requests below a path carried, empty for none. */
  private static List<String> keys(List<Asked> requests, String path) {
    return requests.stream()
        .filter(asked -> asked.path().startsWith(path))
        .map(asked -> String.valueOf(asked.header("x-key")).replace("null", ""))
        .toList();
  }
}
