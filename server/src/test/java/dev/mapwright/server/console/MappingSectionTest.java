package dev.mapwright.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import java.util.Collection;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mapping of every connector can be cut out, put back, and its places found again. */
class MappingSectionTest {
  private static final ConnectorLoader LOADER =
      new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled());

  static Collection<Connector> connectors() {
    return Connectors.bundled().all().values();
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void whatIsCutOutGoesBack(Connector connector) {
    MappingSection section = MappingSection.of(connector, "candidates");
    assertThat(section.indent()).isEqualTo(4);
    assertThat(section.text()).doesNotContain("base_url", "resources:", "\n\n\n");

    LoadResult again = LOADER.load(section.with(section.text()));

    assertThat(again.connector()).as(again.render()).isNotNull();
    assertThat(map(Objects.requireNonNull(again.connector()))).isEqualTo(map(connector));
  }

  private static String map(Connector connector) {
    return connector.resources().firstEntry().getValue().map().toString();
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void aMistakeStandsAtItsLineOfWhatIsCutOut(Connector connector) {
    MappingSection section = MappingSection.of(connector, "candidates");
    SourceFile edited =
        new SourceFile("mapping", section.text().stripTrailing() + "\n  nonsense: $nowhere(id)\n");

    LoadResult result = LOADER.load(section.with(edited.text()));

    int last = (int) edited.text().lines().count();
    assertThat(result.problems())
        .extracting(problem -> section.placeIn(edited, problem.place()))
        .filteredOn(Objects::nonNull)
        .extracting(Place::line, Place::column)
        .contains(tuple(last, 3));
  }

  @Test
  void aMappingInBracesIsEditedWithTheWholeFile() {
    String yaml =
        """
        language: 2
        connector: acme
        base_url: https://api.acme.example
        resources:
          candidates: {model: ats/candidates, list: {request: GET /p, records: p, pagination: none},
            get: {request: "GET /p/{{ $id }}"}, map: {id: id}}
        """;
    Connector connector =
        Objects.requireNonNull(
            LOADER.load(new SourceFile("connectors/acme.yaml", yaml)).connector());

    MappingSection section = MappingSection.of(connector, "candidates");

    assertThat(section.text()).startsWith("language: 2");
    assertThat(section.with(section.text()).text().strip()).isEqualTo(yaml.strip());
  }
}
