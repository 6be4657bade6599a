package dev.mapwright.engine.connector.load.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.jsonata.value.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A vendor over which tests lay overlays. */
record Laid(Connector connector) {
  private static final UnifiedModels MODELS = UnifiedModels.bundled();
  static final ConnectorLoader LOADER = new ConnectorLoader(new JsonataLanguage(), MODELS);

  private static final String VENDOR =
      """
      language: 2
      connector: acme
      label: Acme
      account:
        token: {secret: true}
        region: {options: [eu, us]}
      base_url: https://api.acme.example/v1
      auth: {query: {key: "{{ $account.token }}"}}
      resources:
        candidates:
          model: ats/candidates
          query: {fields: all}
          records: people
          pagination: {page_param: page, size_param: limit, max_size: 100}
          list:
            - needs: [applications.job.id]
              request: GET /search
              filters: {applications.job.id: {param: job}}
            - request: GET /people
              query: {expand: [jobs], view: {stage: open}}
              filters: {emails.email: {param: mail}}
          get:
            request: GET /people/{{ $id }}
          related:
            notes: {kind: per_key, request: "GET /people/{{ $key }}/notes", by: id}
          let: {full: name}
          map:
            id: id
            name: $full
            title: role
            company: $notes(id).employer
            emails: {each: mail, map: {email: $}}
            tags: {each: labels, map: {id: key, name: text}}
            urls:
              - {each: links, map: {url: $}}
              - {each: site, map: {url: $}}
            applications:
              each: jobs
              let: {stage: step}
              map: {id: id, job.id: job, current_stage: {id: $stage.id, name: $stage.name}}
            created_at: made
      """;

  static Laid bare() {
    LoadResult read = LOADER.load(new SourceFile("acme.yaml", VENDOR));
    assertThat(read.render()).isEmpty();
    return new Laid(Objects.requireNonNull(read.connector()));
  }

  /** With an overlay of candidates on top, which must be right. */
  Laid with(String layer, String candidates) {
    LaidOver laid = lay(layer, candidates);
    assertThat(render(laid)).isEmpty();
    return new Laid(Objects.requireNonNull(laid.connector()));
  }

  /** What is told of an overlay of candidates. */
  String told(String candidates) {
    return render(lay("account", candidates));
  }

  LaidOver lay(String layer, String candidates) {
    return layFile(
        layer, "language: 2\noverlay: acme\nresources:\n  candidates:\n" + candidates.indent(4));
  }

  LaidOver layFile(String layer, String text) {
    return new OverlayLoader(LOADER)
        .lay(connector, new Overlay(layer, new SourceFile(layer + ".yaml", text)));
  }

  static String render(LaidOver laid) {
    return laid.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
  }

  Resource candidates() {
    return Objects.requireNonNull(connector.resources().get("candidates"));
  }

  /** Some fields of a vendor's record, mapped, as JSON. */
  String mapped(String record, String... fields) {
    UnifiedModel model = MODELS.find("ats/candidates").orElseThrow();
    OfflineMapping mapping =
        OfflineMapping.of(connector, candidates(), model, Set.of(fields), Map.of("region", "eu"));
    return Json.write(mapping.records(Objects.requireNonNull(Json.read(record))).map(0).fields());
  }
}
