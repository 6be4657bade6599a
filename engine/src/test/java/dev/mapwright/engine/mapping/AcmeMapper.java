package dev.mapwright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.jsonata.value.Json;
import java.util.Objects;
import java.util.function.Predicate;

/** A vendor that the tests make up: each test says how its candidates are mapped. */
final class AcmeMapper {
  static final UnifiedModels MODELS = UnifiedModels.bundled();
  static final UnifiedModel CANDIDATES = MODELS.find("ats/candidates").orElseThrow();

  private AcmeMapper() {}

  /** The resource candidates with these members, such as {@code map:}, as YAML. */
  static Resource resource(String members) {
    String head =
        """
        language: 2
        connector: acme
        base_url: https://acme.example
        resources:
          candidates:
            model: ats/candidates
            id_pattern: .+
            list: {request: GET /candidates}
            get: {request: "GET /candidates/{{ $id }}"}
        """;
    SourceFile file = new SourceFile("acme.yaml", head + members.indent(4));
    LoadResult result = new ConnectorLoader(new JsonataLanguage(), MODELS).load(file);
    assertThat(result.connector()).as(result::render).isNotNull();
    Connector connector = Objects.requireNonNull(result.connector());
    return Objects.requireNonNull(connector.resources().get("candidates"));
  }

  static RecordMapper mapper(String members) {
    return mapper(members, _ -> true);
  }

  static RecordMapper mapper(String members, Predicate<String> wanted) {
    return RecordMapper.of(resource(members), CANDIDATES, wanted);
  }

  static Mapped map(String members, String record) {
    return mapper(members).map(Json.read(record), Variables.NONE);
  }

  /** One field of the mapped record, as JSON. */
  static String field(String name, String members, String record) {
    return Json.write(map(members, record).fields().get(name));
  }
}
