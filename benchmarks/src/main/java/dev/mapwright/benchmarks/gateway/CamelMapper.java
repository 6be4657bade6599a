package dev.mapwright.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/** A route of Camel with its JSONata component, text in and text out. */
final class CamelMapper implements TreeMapper {
  private final ProducerTemplate route;

  CamelMapper(String expression) throws IOException {
    Path file = Files.createTempFile("mapping", ".jsonata");
    file.toFile().deleteOnExit();
    Files.writeString(file, expression);
    DefaultCamelContext camel = new DefaultCamelContext();
    try {
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:map").to("jsonata:file:" + file + "?contentCache=true" + TEXT);
            }
          });
      camel.start();
    } catch (Exception e) {
      throw new IOException("Camel cannot make the route: " + e.getMessage(), e);
    }
    route = camel.createProducerTemplate();
  }

  private static final String TEXT = "&inputType=JsonString&outputType=JsonString";

  @Override
  public Object map(JsonNode record) {
    return new RawValue(
        route.requestBody("direct:map", JSON.writeValueAsString(record), String.class));
  }

  @Override
  public Object withRemote(Object unified, JsonNode record) {
    String text = (String) ((RawValue) unified).rawValue();
    String members = text.substring(0, text.lastIndexOf('}'));
    return new RawValue(members + ",\"remote_data\":" + JSON.writeValueAsString(record) + "}");
  }
}
