package dev.mapwright.engine.vendor;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import java.util.List;
import java.util.Objects;

/** A connector as its author writes it, with one resource. */
public final class AcmeConnector {
  private AcmeConnector() {}

  /** With the resource {@code candidates} as YAML, indented by nothing. */
  public static Connector of(String candidates) {
    return of("", candidates);
  }

  /** The same with more of the connector, as YAML. */
  public static Connector of(String connector, String candidates) {
    String yaml =
        """
        language: 2
        connector: acme
        label: Acme
        base_url: https://api.acme.example/v1
        """
            + connector
            + """
            resources:
              candidates:
                model: ats/candidates
            """
            + candidates.indent(4);
    LoadResult result =
        new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled())
            .load(new SourceFile("acme.yaml", yaml));
    List<String> problems = result.problems().stream().map(Problem::render).toList();
    return Objects.requireNonNull(result.connector(), () -> String.join("\n", problems));
  }

  /** Its resource. */
  public static Resource candidates(Connector connector) {
    return Objects.requireNonNull(connector.resources().get("candidates"));
  }
}
