package dev.mapwright.cli.record;

import dev.mapwright.cli.record.DisguisedVendor.Answered;
import dev.mapwright.cli.record.DisguisedVendor.Noted;
import dev.mapwright.fixtures.bench.CallResult;
import dev.mapwright.fixtures.exchange.VendorAccount;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.jsonata.value.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a scenario and the bodies beside it, by their names. */
final class ScenarioFiles {
  private static final List<String> USUAL = List.of("accept", "content-type");

  private final String name;
  private final VendorAccount account;
  private final SequencedMap<String, String> files = new LinkedHashMap<>();

  private ScenarioFiles(String name, VendorAccount account) {
    this.name = name;
    this.account = account;
  }

  /**
   * The files.
   *
   * @param name of the scenario's file, without its ending
   * @param title a sentence
   * @param call as a scenario says it
   * @param result what came of it
   */
  static SequencedMap<String, String> of(
      String name,
      String title,
      String resource,
      String call,
      VendorAccount account,
      List<Noted> noted,
      CallResult result) {
    ScenarioFiles files = new ScenarioFiles(name, account);
    StringBuilder yaml = new StringBuilder();
    yaml.append("scenario: ").append(Json.write(title)).append('\n');
    if (!resource.equals("candidates")) {
      yaml.append("resource: ").append(resource).append('\n');
    }
    yaml.append("call: ").append(call).append('\n');
    yaml.append(noted.isEmpty() ? "exchanges: []\n" : "exchanges:\n");
    for (int i = 0; i < noted.size(); i++) {
      files.exchange(noted.get(i), i + 1, yaml);
    }
    boolean isGet = call.startsWith("{get");
    String expected = name + ".expected.json";
    Object records = result.records().stream().map(record -> record.fields()).toList();
    files.files.put(
        expected, Json.writePretty(isGet ? result.records().getFirst().fields() : records) + "\n");
    yaml.append("expect:\n");
    if (!isGet) {
      yaml.append("  more: ").append(result.more()).append('\n');
    }
    yaml.append(isGet ? "  record: " : "  records: ").append(expected).append('\n');
    if (!result.losses().isEmpty()) {
      yaml.append("  losses: ").append(Json.write(result.losses())).append('\n');
    }
    files.files.putFirst(name + ".yaml", yaml.toString());
    return files.files;
  }

  private void exchange(Noted noted, int number, StringBuilder yaml) {
    ReceivedRequest request = noted.request();
    yaml.append("  - request: ").append(Json.write(line(request))).append('\n');
    Map<String, String> headers = new TreeMap<>(request.headers());
    headers.keySet().removeAll(USUAL);
    headers
        .entrySet()
        .removeIf(header -> header.getValue().equals(account.headers().get(header.getKey())));
    if (!headers.isEmpty()) {
      yaml.append("    headers: ").append(Json.write(headers)).append('\n');
    }
    Object json = request.json();
    if (json != null) {
      yaml.append("    json: ").append(Json.write(json)).append('\n');
    } else if (request.isForm()) {
      yaml.append("    form: ").append(Json.write(request.form().values())).append('\n');
    }
    Answered answer = noted.answer();
    SequencedMap<String, Object> shown = new LinkedHashMap<>();
    if (answer.status() != 200) {
      shown.put("status", (long) answer.status());
    }
    if (!answer.headers().isEmpty()) {
      shown.put("headers", answer.headers());
    }
    if (answer.body() != null) {
      String body = name + "-" + number + ".json";
      files.put(body, Json.writePretty(answer.body()) + "\n");
      shown.put("json", body);
    } else if (!answer.text().isEmpty()) {
      shown.put("text", answer.text());
    }
    yaml.append("    answer: ").append(Json.write(shown)).append('\n');
  }

  private String line(ReceivedRequest request) {
    URI origin = URI.create(account.origin());
    String where =
        request.host().equals(origin.getRawAuthority()) ? "" : "https://" + request.host();
    String query =
        request.query().values().entrySet().stream()
            .filter(entry -> !account.query().values().containsKey(entry.getKey()))
            .flatMap(entry ->
                entry.getValue().stream().map(v -> encoded(entry.getKey()) + "=" + encoded(v)))
            .collect(Collectors.joining("&"));
    return request.method() + " " + where + request.path() + (query.isEmpty() ? "" : "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
