package dev.mapwright.cli.command;

import dev.mapwright.jsonata.value.Json;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mapwright version}. */
@Command(name = "version", description = "Prints the versions of Mapwright and of its Java.")
public final class VersionCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /** Writes to a terminal. */
  public VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    SequencedMap<String, Object> facts = new LinkedHashMap<>();
    facts.put("mapwright", version == null ? "development" : version);
    facts.put("java", Runtime.version().toString());
    facts.put("vm", System.getProperty("java.vm.name"));
    if (json) {
      terminal.out().println(Json.writePretty(facts));
    } else {
      facts.forEach((name, value) -> terminal.out().println(name + " " + value));
    }
    return ExitCode.OK;
  }
}
