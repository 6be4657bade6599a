import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.embedded.EmbeddedEngine;

/** Prints names: java -cp ... ReadCandidates.java FOLDER CONNECTOR FIELD=VALUE [ORIGIN=INSTEAD]. */
void main(String... arguments) {
  var connectors = Connectors.in(Path.of(arguments[0]));
  connectors.problems().forEach(problem -> System.err.println(problem.render()));
  var connector = connectors.find(arguments[1]).orElseThrow();

  var pasted = Map.of(arguments[2].split("=")[0], arguments[2].split("=")[1]);
  var account = Account.checked("mine", connector, pasted);

  // Vendors in private networks are refused unless they are named: here, one that is played.
  Map<URI, URI> instead = new HashMap<>();
  Stream.of(arguments)
      .skip(3)
      .map(text -> text.split("="))
      .forEach(o -> instead.put(URI.create(o[0]), URI.create(o[1])));

  try (var embedded = EmbeddedEngine.builder().elsewhere(instead).open()) {
    var page = embedded.engine().list(ListCall.of(account, "candidates", 10));
    page.records().forEach(record -> IO.println(record.fields().get("name")));
  }
}
