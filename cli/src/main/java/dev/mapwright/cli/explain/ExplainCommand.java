package dev.mapwright.cli.explain;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.MappingChoice;
import dev.mapwright.cli.command.NamedConnector;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.documents.DocumentInput;
import dev.mapwright.cli.documents.DocumentReader;
import dev.mapwright.cli.documents.DocumentSlice;
import dev.mapwright.cli.documents.NotJson;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.explain.Explainer;
import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.observe.ObservedLanguage;
import dev.mapwright.engine.offline.GivenRecords;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.explain.ExplanationJson;
import dev.mapwright.server.explain.Layers;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright explain}. */
@Command(
    name = "explain",
    description = {
      "Shows where each unified field of a vendor's record comes from: the expression and its"
          + " place, what it read, and of an empty field why it is empty.",
      "The vendor is not asked, as with map: what only a call would fill is said to need one."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the record was explained",
      "1:the record cannot be mapped, the input is no JSON, or the connector has problems",
      "2:the command line is wrong",
      "3:there is no such file, or no such record in it"
    })
public final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProjectData project;

  @Mixin private NamedConnector connector = new NamedConnector();

  @Parameters(
      index = "1",
      paramLabel = "RECORD",
      description = "A file of what the vendor answered, in JSON; - is standard input.")
  private String file = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "FIELD",
      description = "A unified field such as emails or emails.type (default: all).")
  private @Nullable String field;

  @Mixin private MappingChoice choice = new MappingChoice();

  @Option(
      names = "--record",
      paramLabel = "N",
      description = "Which record of the file, counted from 1 (default: ${DEFAULT-VALUE}).")
  private long number = 1;

  @Option(names = "--json", description = "Prints one line of JSON.")
  private boolean json;

  /** Reads and writes a terminal. */
  public ExplainCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    UnifiedModels models = project.models();
    ObservedLanguage language = new ObservedLanguage(project.language());
    MappingChoice.Chosen chosen =
        choice.of(connector.name(), project, new ConnectorLoader(language, models), models);
    FieldPath wanted = wanted(chosen.model());
    OfflineMapping mapping = chosen.mapping(chosen.model().root().names());
    Found found = found(mapping);
    language.forget();
    List<FieldExplanation> explained;
    try {
      explained =
          Explainer.explain(
              found.records.get(found.index),
              chosen.resource(),
              chosen.model(),
              mapping,
              found.records.map(found.index));
    } catch (Unmappable e) {
      throw new CommandFailure(ExitCode.FAILED, e.loss().inWords(1));
    }
    List<FieldExplanation> shown =
        explained.stream()
            .filter(one -> wanted == null || one.field().isAtOrBelow(wanted))
            .toList();
    Layers layers = Layers.of(chosen.connector(), chosen.resource());
    if (json) {
      terminal.out().println(Json.write(Map.of("fields", ExplanationJson.of(shown, layers))));
    } else {
      ExplanationText.lines(shown, layers).forEach(terminal.out()::println);
    }
    return ExitCode.OK;
  }

  private @Nullable FieldPath wanted(UnifiedModel model) {
    if (field == null) {
      return null;
    }
    List<String> known = model.fields().keySet().stream().map(FieldPath::toString).toList();
    String first = field.split("\\.", 2)[0];
    boolean isCustomers =
        model.root().names().contains(first) && !model.root().fields().containsKey(first);
    if (!known.contains(field) && !isCustomers) {
      throw new CommandFailure(
          ExitCode.USAGE,
          model.name() + " has no field '" + field + "'. " + Nearest.advice(field, known));
    }
    return FieldPath.of(field);
  }

  /** A record of a document. */
  private record Found(GivenRecords records, int index) {}

  private Found found(OfflineMapping mapping) throws IOException {
    if (number < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--record counts from 1, and is " + number + ".");
    }
    long before = 0;
    DocumentInput documents = new DocumentInput(file, terminal);
    try (InputStream input = documents.open()) {
      DocumentReader reader = new DocumentReader(input, true);
      for (List<DocumentSlice> some = reader.next(); some != null; some = reader.next()) {
        for (DocumentSlice document : some) {
          GivenRecords records = mapping.open(document.read());
          if (number <= before + records.size()) {
            return new Found(records, (int) (number - before - 1));
          }
          before += records.size();
        }
      }
    } catch (NotJson e) {
      throw new CommandFailure(ExitCode.FAILED, e.text(documents.name()));
    }
    throw new CommandFailure(
        ExitCode.UNAVAILABLE,
        "There is no record "
            + number
            + ": "
            + (file.equals("-") ? "the input" : file)
            + " has "
            + before
            + ".");
  }
}
