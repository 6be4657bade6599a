package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import java.util.Objects;

/**
 * A small connector in which a test replaces the part that it is about. Without a replacement it
 * loads without a word.
 *
 * @param account the account's fields
 * @param top further keys of the connector
 * @param resource further keys of the resource
 * @param list the list's source or sources
 * @param get the get
 * @param map further keys of the mapping
 */
record AcmeFile(String account, String top, String resource, String list, String get, String map) {
  private static final ConnectorLoader LOADER =
      new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled());

  static final AcmeFile PLAIN =
      new AcmeFile(
          "token: {secret: true}", "", "", "request: GET /people", "request: GET /people", "");

  static AcmeFile account(String yaml) {
    return new AcmeFile(yaml, "", "", PLAIN.list, PLAIN.get, "");
  }

  static AcmeFile top(String yaml) {
    return new AcmeFile(PLAIN.account, yaml, "", PLAIN.list, PLAIN.get, "");
  }

  static AcmeFile resource(String yaml) {
    return new AcmeFile(PLAIN.account, "", yaml, PLAIN.list, PLAIN.get, "");
  }

  static AcmeFile list(String yaml) {
    return new AcmeFile(PLAIN.account, "", "", yaml, PLAIN.get, "");
  }

  static AcmeFile get(String yaml) {
    return new AcmeFile(PLAIN.account, "", "", PLAIN.list, yaml, "");
  }

  static AcmeFile map(String yaml) {
    return new AcmeFile(PLAIN.account, "", "", PLAIN.list, PLAIN.get, yaml);
  }

  AcmeFile withAccount(String yaml) {
    return new AcmeFile(yaml, top, resource, list, get, map);
  }

  AcmeFile withTop(String yaml) {
    return new AcmeFile(account, yaml, resource, list, get, map);
  }

  AcmeFile withResource(String yaml) {
    return new AcmeFile(account, top, yaml, list, get, map);
  }

  AcmeFile withMap(String yaml) {
    return new AcmeFile(account, top, resource, list, get, yaml);
  }

  /** The whole file. */
  String text() {
    String base = top.contains("base_url:") ? "" : "base_url: https://api.acme.example/v1\n";
    return "language: 2\nconnector: acme\naccount:\n"
        + account.indent(2)
        + base
        + top.indent(0)
        + "resources:\n  candidates:\n    model: ats/candidates\n    id_pattern: \"[0-9]+\"\n"
        + resource.indent(4)
        + "    list:\n"
        + list.indent(6)
        + "    get:\n"
        + get.indent(6)
        + "    map:\n      id: id\n"
        + map.indent(6);
  }

  LoadResult load() {
    return load("acme.yaml", text());
  }

  static LoadResult load(String name, String text) {
    return LOADER.load(new SourceFile(name, text));
  }

  /** All problems as an author sees them, without the place's line, which depends on this class. */
  String told() {
    return load().render().replaceAll("acme\\.yaml:\\d+:", "acme.yaml:");
  }

  /** The codes of all problems, in the order of the file. */
  String codes() {
    return String.join(", ", load().problems().stream().map(Problem::code).toList());
  }

  /** The connector, which must load without a word. */
  Connector connector() {
    LoadResult result = load();
    assertThat(result.render()).isEmpty();
    return Objects.requireNonNull(result.connector());
  }

  Resource candidates() {
    return Objects.requireNonNull(connector().resources().get("candidates"));
  }
}
