package dev.mapwright.cli.mock;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ConnectorChoice;
import dev.mapwright.cli.command.ConnectorFolder;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.NamedConnector;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.command.UntilStopped;
import dev.mapwright.cli.serve.Port;
import dev.mapwright.cli.vendor.FixtureFolder;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.fixtures.standin.GrownData;
import dev.mapwright.fixtures.standin.StandIn;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mapwright mock}. */
@Command(
    name = "mock",
    description = {
      "Plays a connector's vendor on this machine by the stand-in of its fixtures, and shows what"
          + " it is asked. Ctrl-C ends it.",
      "Send what is meant for the vendor there: serve --upstream, try --upstream."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by a signal",
      "1:the connector or its fixtures have problems",
      "2:the command line is wrong",
      "3:the port is taken"
    })
public final class MockCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;

  @Mixin private NamedConnector connector = new NamedConnector();
  @Mixin private FixtureFolder fixtures = new FixtureFolder();

  @Mixin private ConnectorFolder connectors = new ConnectorFolder();

  @Option(
      names = "--records",
      paramLabel = "N",
      description =
          "Invents people like those of the fixtures until there are so many, each with all that"
              + " belongs to them.")
  private int records;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT=SHARE",
      converter = FaultShare.Converter.class,
      description =
          "What share of answers goes wrong: a status (429=5%%,503=1%%), slow=10%% or slow:5s=10%%,"
              + " drip (in pieces, over 3 s), cut (broken off), invalid (no JSON).")
  private List<FaultShare> faults = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Which answers go wrong (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      converter = Port.class,
      description = "The port to listen on (default: any free one).")
  private int port;

  @Option(names = "--json", description = "Prints lines of JSON: the vendor, then each request.")
  private boolean json;

  /** Writes to a terminal. */
  public MockCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    double all = faults.stream().mapToDouble(FaultShare::share).sum();
    if (all > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--faults share more answers among them than there are: together at most 100 percent.");
    }
    Connector played =
        ConnectorChoice.named(
            connector.name(), connectors.named(), project, project.loader(project.models()));
    VendorFolder folder = fixtures.of(played.name(), project);
    Map<String, String> account = folder.account().fields();
    StandIn standIn = standIn(folder, account);
    int people = people(standIn, folder);
    try (LoopbackServer server = started(new MockFaults(standIn, faults, seed, this::tell))) {
      tell(played, standIn, account, server.origin(), people);
      UntilStopped.waitHere();
    }
    return ExitCode.OK;
  }

  private LoopbackServer started(MockFaults vendor) {
    try {
      return LoopbackServer.start(vendor, port);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, "The port " + port + " is taken; --port 0 takes any free one.");
    }
  }

  private static StandIn standIn(VendorFolder folder, Map<String, String> account) {
    StandIn standIn =
        folder
            .standIn(account, InstantSource.system())
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "There is no stand-in: " + folder.standInFile() + " is missing."));
    standIn.check();
    return standIn;
  }

  /** Invents people if need be; how many there are. */
  private int people(StandIn standIn, VendorFolder folder) {
    int there = standIn.candidates().size();
    if (records <= there) {
      return there;
    }
    try {
      standIn.become(GrownData.grow(standIn.data(), standIn.candidates(), records));
      return records;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "--records cannot invent people of this vendor: in "
              + folder.standInFile()
              + " "
              + e.getMessage()
              + ".");
    }
  }

  private void tell(
      Connector played, StandIn standIn, Map<String, String> account, URI origin, int people) {
    String upstream =
        standIn.origins().stream()
            .map(vendor -> vendor + "=" + origin)
            .collect(Collectors.joining(","));
    PrintWriter out = terminal.out();
    if (json) {
      SequencedMap<String, Object> line = new LinkedHashMap<>();
      line.put("kind", "vendor");
      line.put("connector", played.name());
      line.put("origin", origin.toString());
      line.put("upstream", upstream);
      line.put("people", (long) people);
      line.put("account", new TreeMap<>(account));
      out.println(Json.write(line));
      return;
    }
    out.println(played.label() + " is played on " + origin + ", with " + people + " people. Try:");
    out.println("  mapwright try " + connector.name() + " list --upstream " + upstream);
    out.println("Its account, for a server's file of accounts:");
    out.println(
        "  {id: mock-"
            + played.name()
            + ", connector: "
            + played.name()
            + ", credentials: "
            + Json.write(new TreeMap<>(account))
            + "}");
    out.println("Ctrl-C ends it.");
  }

  /** What was asked and answered: a line, so that whoever stops reading costs nothing. */
  private void tell(ReceivedRequest request, MockAnswer answer) {
    if (json) {
      SequencedMap<String, Object> line = new LinkedHashMap<>();
      line.put("kind", "request");
      line.put("method", request.method());
      line.put("path", request.path());
      line.put("query", request.query().values());
      line.put("status", (long) answer.status());
      line.put("milliseconds", answer.took().toMillis());
      line.put("fault", answer.fault());
      terminal.out().println(Json.write(line));
      return;
    }
    String query =
        request.query().values().entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + value))
            .collect(Collectors.joining("&"));
    terminal
        .out()
        .println(
            request.method()
                + " "
                + (request.path() + (query.isEmpty() ? "" : "?" + query))
                    .replaceAll("\\p{Cntrl}", " ")
                + " "
                + answer.status()
                + " "
                + answer.took().toMillis()
                + " ms"
                + (answer.fault().isEmpty() ? "" : " (" + answer.fault() + ")"));
  }
}
