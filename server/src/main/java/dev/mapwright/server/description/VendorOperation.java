package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.DocumentPage;
import dev.mapwright.server.page.HtmlPage;
import dev.mapwright.server.page.MarkdownPage;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.query.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** {@code GET /unified/meta/{model}/{integration}}: how to connect and what there is. */
public record VendorOperation(Catalogue catalogue) implements Operation {
  private static final QueryParameter<Optional<Form>> FORMAT =
      QueryParameter.choice("format", forms(), "The form of the answer.");

  /** Taken for the sake of clients that send it. */
  private static final QueryParameter<Optional<String>> ENVIRONMENT =
      QueryParameter.text("environment_id", "There is one environment: no effect.");

  /** What is read here. */
  public static final List<QueryParameter<?>> PARAMETERS = List.of(FORMAT, ENVIRONMENT);

  private enum Form {
    JSON,
    MD,
    HTML
  }

  private static SequencedMap<String, Form> forms() {
    SequencedMap<String, Form> forms = new LinkedHashMap<>();
    for (Form form : Form.values()) {
      forms.put(form.name().toLowerCase(Locale.ROOT), form);
    }
    return forms;
  }

  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    Form form = FORMAT.read(query).orElse(Form.JSON);
    ENVIRONMENT.read(query);
    query.refuseRest(PARAMETERS);
    query.check();
    Connector connector = catalogue.connector(Objects.requireNonNull(path.get("integration")));
    List<Described> resources =
        catalogue.resources(connector, Objects.requireNonNull(path.get("model")));
    DocumentPage page = new VendorPage(connector, resources).page();
    return switch (form) {
      case JSON -> {
        var document = new VendorDocument(connector, resources).json().value();
        yield ServerResponse.json(200, out -> out.value(document));
      }
      case MD -> text("text/markdown; charset=utf-8", MarkdownPage.text(page));
      case HTML ->
          text("text/html; charset=utf-8", HtmlPage.text(page))
              .with(
                  Map.of(
                      "content-security-policy", "default-src 'none'; style-src 'unsafe-inline'"));
    };
  }

  private static ServerResponse text(String type, String text) {
    return ServerResponse.of(200, type, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
