package dev.mapwright.cli.map;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.MappingChoice;
import dev.mapwright.cli.command.NamedConnector;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.documents.DocumentInput;
import dev.mapwright.cli.documents.DocumentReader;
import dev.mapwright.cli.documents.NotJson;
import dev.mapwright.cli.documents.OrderedWork;
import dev.mapwright.cli.print.RecordProgress;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.engine.problem.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright map}. */
@Command(
    name = "map",
    description = {
      "Maps a vendor's records to the unified model, without the vendor, and prints them one a line"
          + " in their order.",
      "The input is what the vendor answers: pages, in which records are found as the connector"
          + " says; or records alone: one a line, an array, or one after another. What only a call"
          + " to the vendor would fill ($detail, related data of other requests) stays empty."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all records were mapped",
      "1:a record could not be mapped, the input is no JSON, or the connector has problems",
      "2:the command line is wrong",
      "3:there is no such file"
    })
public final class MapCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;

  @Mixin private NamedConnector connector = new NamedConnector();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "What the vendor answered, in JSON; - and no file are standard input.")
  private String file = "-";

  @Mixin private MappingChoice choice = new MappingChoice();

  @Option(
      names = "--field",
      split = ",",
      paramLabel = "NAME",
      description = "A top-level field that is wanted; may be repeated (default: all).")
  private List<String> fields = new ArrayList<>();

  @Option(
      names = "--records",
      description = "Takes each document for records, even where it looks like a page.")
  private boolean records;

  @Option(names = "--json", description = "Prints one array instead of lines.")
  private boolean json;

  /** Reads and writes a terminal. */
  public MapCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    UnifiedModels models = project.models();
    MappingChoice.Chosen chosen =
        choice.of(connector.name(), project, project.loader(models), models);
    OfflineMapping mapping = chosen.mapping(wanted(chosen.model()));
    DocumentMapper mapper = new DocumentMapper(mapping, records, json);
    DocumentInput documents = new DocumentInput(file, terminal);
    try (InputStream input = documents.open()) {
      DocumentReader reader = new DocumentReader(input, true);
      RecordProgress progress = new RecordProgress(terminal, documents.size(), reader::count);
      MappedRecords mapped =
          new MappedRecords(terminal, documents.name(), chosen.connector(), json, progress);
      boolean whole = true;
      try {
        OrderedWork.run(reader::next, mapper::map, mapped::print);
      } catch (NotJson e) {
        mapped.tell(e);
        whole = false;
      }
      return mapped.end(whole, mapping.incomplete());
    }
  }

  private Set<String> wanted(UnifiedModel model) {
    Set<String> known = new LinkedHashSet<>();
    model.root().members().forEach(member -> known.add(member.name()));
    for (String field : fields) {
      if (!known.contains(field)) {
        throw usage(
            "--field takes a top-level field of " + model.name() + ", not '" + field + "'.",
            Nearest.advice(field, known));
      }
    }
    return fields.isEmpty() ? known : new LinkedHashSet<>(fields);
  }

  private static CommandFailure usage(String what, String advice) {
    return new CommandFailure(ExitCode.USAGE, what + " " + advice);
  }
}
