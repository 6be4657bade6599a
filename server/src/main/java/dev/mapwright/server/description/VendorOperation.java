package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.DocumentPage;
import dev.mapwright.server.page.HtmlPage;
import dev.mapwright.server.page.MarkdownPage;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code GET /unified/meta/{model}/{integration}}: how to connect and what there is. */
record VendorOperation(Catalogue catalogue) implements Operation {
  private static final String FORMAT = "format";

  // There is one environment: the parameter is taken for the sake of clients that send it.
  private static final String ENVIRONMENT = "environment_id";

  private static final Map<String, Form> FORMS =
      Arrays.stream(Form.values())
          .collect(
              Collectors.toMap(form -> form.name().toLowerCase(Locale.ROOT), Function.identity()));

  private enum Form {
    JSON,
    MD,
    HTML
  }

  @Override
  public ServerResponse handle(ServerRequest request, Map<String, String> path) {
    ParameterReader query = new ParameterReader(QueryString.parse(request.query()));
    Form form = query.choice(FORMAT, FORMS, Form.JSON);
    query.text(ENVIRONMENT);
    query.refuseRest(List.of(FORMAT, ENVIRONMENT));
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
