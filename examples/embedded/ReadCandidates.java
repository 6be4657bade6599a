import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.Engine;
import dev.mapwright.engine.EngineParts;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.read.Wants;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.auth.InMemoryTokenStore;
import dev.mapwright.engine.upstream.transport.OriginOverride;
import dev.mapwright.engine.upstream.vertx.TransportOptions;
import dev.mapwright.engine.upstream.vertx.VertxTransport;

/** Prints names: java -cp ... ReadCandidates.java FOLDER CONNECTOR FIELD=VALUE [ORIGIN=INSTEAD]. */
void main(String... arguments) {
  var models = UnifiedModels.bundled();
  var connectors =
      Connectors.in(Path.of(arguments[0]), new ConnectorLoader(new JsonataLanguage(), models));
  connectors.problems().forEach(problem -> System.err.println(problem.render()));
  var connector = connectors.find(arguments[1]).orElseThrow();

  var pasted = Map.of(arguments[2].split("=")[0], arguments[2].split("=")[1]);
  var account = new Account("mine", connector, CredentialCheck.check(connector, pasted).fields());

  // Vendors in private networks are refused unless they are named: here, one that is played.
  Map<URI, URI> instead = new HashMap<>();
  Stream.of(arguments)
      .skip(3)
      .map(text -> text.split("="))
      .forEach(o -> instead.put(URI.create(o[0]), URI.create(o[1])));
  var options = TransportOptions.DEFAULT.withPrivateOrigins(Set.copyOf(instead.values()));

  try (var transport = new OriginOverride(new VertxTransport(options), instead)) {
    var engine =
        new Engine(new EngineParts(new Upstream(transport, new InMemoryTokenStore()), models));
    var call =
        new ListCall(account, "candidates", Query.ALL, Wants.ALL, 10, null, CallOptions.DEFAULT);
    engine.list(call).records().forEach(record -> IO.println(record.fields().get("name")));
  }
}
