package dev.mapwright.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unified models are files, named by their path. */
class UnifiedModelsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aFileIsAModelNamedByItsPath() throws IOException {
    write("hr/teams.schema.json", team("\"type\": [\"string\", \"null\"]"));
    assertThat(UnifiedModels.in(folder).find("hr/teams")).isPresent();
    assertThat(UnifiedModels.in(folder).find("teams")).isEmpty();
    assertThat(UnifiedModels.in(folder).all()).containsOnlyKeys("hr/teams");
  }

  @Test
  void theBundledModelsAreOnTheClassPath() {
    assertThat(UnifiedModels.bundled().all()).containsKey("ats/candidates");
  }

  @Test
  void whatAModelCanNotSayIsToldWithItsPlace() throws IOException {
    write("hr/teams.schema.json", team("\"type\": \"string\", \"maxLength\": 5"));
    assertThatThrownBy(() -> UnifiedModels.in(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unified model hr/teams, #/properties/name:"
                + " keyword 'maxLength' is not part of the language of models");
  }

  @Test
  void aShapeThatIsNotStableIsRefused() throws IOException {
    write(
        "hr/teams.schema.json",
        team("\"type\": \"string\"").replace("\"required\": [\"name\"]", "\"required\": []"));
    assertThatThrownBy(() -> UnifiedModels.in(folder))
        .hasMessageContaining("'required' must name every property");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String team(String nameType) {
    return """
    {"type": "object", "description": "A team", "required": ["name"],
     "properties": {"name": {"description": "Its name", %s}}}
    """
        .formatted(nameType);
  }
}
