package dev.mapwright.server.description;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.Parts;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A made-up vendor with a bit of everything that is described. */
public final class AcmeDescription {
  static final String YAML =
      """
      language: 2
      connector: acme
      label: Acme <b>
      docs: https://acme.example/api
      account:
        region: {title: Region, help: "Where you <log> in: a|b", options: [eu, us], default: eu}
        key: {title: Key, secret: true}
      base_url: https://{{ $account.region }}.acme.example/v1
      auth: {headers: {x-key: "{{ $account.key }}"}}
      query: {version: 2}
      pagination: {page_param: page, size_param: per_page, max_size: 50}
      resources:
        candidates:
          model: ats/candidates
          records: people
          list:
            - needs: [applications.job.id]
              request: GET /jobs/{{ $where.applications.job.id }}/people
              filters: {applications.job.id: {exact: true}}
            - request: POST /people/search
              json: {order: id, since: "from {{ $account.region }}"}
              filters:
                id: {operators: [in], json: {ids: "{{ $value }}"}}
                emails.email: {json: {email: "{{ $value }}"}, lossy: true}
                created_at: {operators: [range], json: {after: "{{ $from }}"}}
              sort: {created_at: {directions: [desc], json: {order: newest}}}
          get: {request: "GET /people/{{ $id }}"}
          let: {full: first & " " & last}
          related:
            labels:
              kind: batched
              request: GET /labels
              query: {people: "{{ $batch }}"}
              records: labels
              by: id
              batch_size: 20
              key: person
              many: true
            kinds: {kind: table, request: GET /kinds, records: kinds, keep: 10m}
          map:
            id: id
            name: $full
            title: $detail.title
            emails:
              - {each: mail, map: {email: $}}
              - {each: others, let: {kind: type}, map: {email: address, type: $kind}}
            tags: {each: $labels(id), map: {id: $kinds(kind).id, name: text}}
            created_at: made
      """;

  public static final UnifiedModels MODELS = UnifiedModels.bundled();

  /** What lays overlays over it. */
  public static final OverlayLoader OVERLAYS =
      new OverlayLoader(new ConnectorLoader(new JsonataLanguage(), MODELS));

  private AcmeDescription() {}

  public static Connector connector() {
    LoadResult loaded =
        new ConnectorLoader(new JsonataLanguage(), MODELS)
            .load(new SourceFile("connectors/acme.yaml", YAML));
    Connector connector = loaded.connector();
    if (connector == null) {
      throw new AssertionError(loaded.render());
    }
    return connector;
  }

  /** It alone, by its name. */
  public static SequencedMap<String, Connector> connectors() {
    SequencedMap<String, Connector> connectors = new LinkedHashMap<>();
    connectors.put("acme", connector());
    return connectors;
  }

  /** Two accounts of it, on a server. */
  public static TestServer serve(UnifiedApi api) {
    return TestServer.of(parts(api), ServerSettings.local(0));
  }

  /** What such a server has. */
  public static Parts parts(UnifiedApi api) {
    Connector connector = connector();
    Accounts accounts =
        new Accounts(
            List.of(
                new Account("acme-eu", connector, Map.of("region", "eu", "key", "hidden-key")),
                new Account("acme-us", connector, Map.of("region", "us", "key", "hidden-key"))));
    return TestServer.parts(api, accounts, connectors());
  }
}
