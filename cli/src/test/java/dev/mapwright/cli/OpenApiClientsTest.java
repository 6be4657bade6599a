package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The OpenAPI documents of all forms, as others read them: a linter finds nothing, and the clients
 * that two generators make of them compile and work.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiClientsTest {
  private static final NodeProject TOOLS =
      new NodeProject("openapi", "the check of the OpenAPI documents by redocly and generators");
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "unified", "/openapi.json",
          "bindbee", "/openapi/bindbee.json",
          "merge", "/openapi/merge.json");

  private RunningDemo demo;

  @BeforeAll
  void fetchTheDocuments() throws Exception {
    TOOLS.install();
    demo = new RunningDemo();
    Path folder = Files.createDirectories(TOOLS.folder().resolve("documents"));
    for (Map.Entry<String, String> document : DOCUMENTS.entrySet()) {
      Files.writeString(
          folder.resolve(document.getKey() + ".json"),
          demo.get(document.getValue(), Map.of()).body());
    }
  }

  @AfterAll
  void stop() throws Exception {
    if (demo != null) {
      demo.close();
    }
  }

  private static String run(String... command) throws Exception {
    NodeProject.Run run = TOOLS.run(command);
    assertThat(run.exit()).as(run.output()).isZero();
    return run.output();
  }

  @Test
  void aLinterFindsNothing() throws Exception {
    for (String name : DOCUMENTS.keySet()) {
      String output = run("npx", "redocly", "lint", "documents/" + name + ".json");

      assertThat(output).contains("is valid").doesNotContain("You have");
    }
  }

  @Test
  void generatedClientsCompileAndWork() throws Exception {
    for (String name : DOCUMENTS.keySet()) {
      String document = "./documents/" + name + ".json";
      String folder = "generated/" + name;
      run("npx", "openapi-typescript", document, "-o", folder + "/types.ts");
      run("npx", "openapi-ts", "-i", document, "-o", folder + "/client");
      assertThat(Files.readString(TOOLS.folder().resolve(folder + "/types.ts")))
          .as("objects that generators take for empty ones")
          .doesNotContain(": Record<string, never>");
    }
    run("npx", "tsc", "-p", ".");
    String output = run("node", "out/call.js", demo.origin(), "demo", "sandbox-lever");
    Map<String, Object> came = object(Json.read(output));

    List<?> all = (List<?>) Objects.requireNonNull(came.get("all"));
    List<?> firstTwo = all.subList(0, 2);
    assertThat(all).hasSizeGreaterThan(100);
    assertThat(came.get("one")).isEqualTo(all.getFirst());
    assertThat(came.get("equal")).isEqualTo(all.subList(0, 1));
    assertThat(came.get("several")).isEqualTo(firstTwo);
    assertThat(came.get("within")).isEqualTo(firstTwo);
    assertThat((List<?>) came.get("like")).isNotEmpty();
    assertThat(came.get("since")).isEqualTo(List.of());
    assertThat(came.get("missing")).isEqualTo(404L);
    assertThat(came.get("bindbee")).isEqualTo(all.subList(0, 200));
    assertThat(came.get("merge")).isEqualTo(all.subList(0, 100));
    assertThat(came.get("merged")).isEqualTo(all.getFirst());
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }
}
