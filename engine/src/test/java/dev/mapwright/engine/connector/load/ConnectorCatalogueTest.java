package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorCatalogueTest {
  private final ConnectorLoader loader =
      new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled());

  @TempDir Path folder;

  @Test
  void theConnectorsOnTheClassPathLoadWithoutAWord() {
    Connectors bundled = Connectors.bundled(loader);

    assertThat(bundled.problems()).extracting(Problem::render).isEmpty();
    assertThat(bundled.all()).isNotEmpty();
    assertThat(bundled.all()).allSatisfy((slug, c) -> assertThat(c.name()).isEqualTo(slug));
  }

  @Test
  void aFolderGivesItsConnectorsAndWhatIsWrongWithTheOthers() throws IOException {
    Files.writeString(folder.resolve("acme.yaml"), AcmeFile.PLAIN.text());
    Files.writeString(folder.resolve("broken.yaml"), "language: 2\nconnector: broken\n");
    Files.write(
        folder.resolve("latin.yaml"),
        "language: 2\nconnector: latin\nlabel: é".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(folder.resolve("notes.txt"), "no connector");

    Connectors connectors = Connectors.in(folder, loader);

    assertThat(connectors.all()).containsOnlyKeys("acme");
    assertThat(connectors.find("acme")).isPresent();
    assertThat(connectors.find("broken")).isEmpty();
    assertThat(connectors.problems())
        .extracting(problem ->
            folder.relativize(Path.of(problem.place().file().name())) + " " + problem.code())
        .containsExactly(
            "broken.yaml missing-key", "broken.yaml missing-key", "latin.yaml not-utf-8");
    assertThat(connectors.problems().getLast().place().toString()).endsWith("latin.yaml:3:8");
  }
}
