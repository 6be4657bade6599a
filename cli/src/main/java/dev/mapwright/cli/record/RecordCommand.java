package dev.mapwright.cli.record;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.NamedConnector;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.print.Table;
import dev.mapwright.cli.record.DisguisedVendor.Answered;
import dev.mapwright.cli.vendor.VendorChoice;
import dev.mapwright.cli.vendor.VendorLine;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.engine.watch.Watch;
import dev.mapwright.engine.watch.Watched;
import dev.mapwright.fixtures.bench.CallResult;
import dev.mapwright.fixtures.bench.DirectEngine;
import dev.mapwright.fixtures.bench.VirtualTime;
import dev.mapwright.fixtures.exchange.VendorAccount;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright record}. */
@Command(
    name = "record",
    description = {
      "Makes a call of a vendor and writes it as a scenario of the connector's fixtures, with"
          + " everything replaced that is somebody's: names, addresses, phone numbers, ids, tokens,"
          + " free text. Says what was replaced and what stayed.",
      "The requests are those that the fixtures' account leads to, so no credential is in them."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the scenario was written, and is green",
      "1:the vendor failed, or what came cannot be written without a secret or cannot be replayed",
      "2:the command line is wrong",
      "3:there is no such file, or the scenario is there already"
    })
public final class RecordCommand implements Callable<Integer> {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.:/-]+");
  private static final Pattern KEY = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"\\s*:");
  private static final int SHORTEST_SECRET = 4;
  private static final int SHORTEST_VALUE = 8;
  private static final int MOST_KEPT = 40;

  private final Terminal terminal;
  private final ProjectData project;

  @Mixin private NamedConnector connector = new NamedConnector();

  @Parameters(
      index = "1",
      paramLabel = "SCENARIO",
      description = "What the scenario's file is to be called, without its ending.")
  private String name = "";

  @Option(
      names = "--get",
      paramLabel = "ID",
      description = "Records a get of this record (default: a list).")
  private String id = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Of a list, how many records (default: ${DEFAULT-VALUE}).")
  private int limit = 3;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "The sentence that says what is special about the scenario.")
  private @Nullable String title;

  @Option(names = "--replace", description = "Replaces a scenario of that name.")
  private boolean replace;

  @Mixin private VendorChoice choice = new VendorChoice();

  @Option(names = "--json", description = "Prints the report as JSON.")
  private boolean json;

  /** Writes to a terminal. */
  public RecordCommand(Terminal terminal, ProjectData project) {
    this.terminal = terminal;
    this.project = project;
  }

  @Override
  public Integer call() throws IOException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*") || limit < 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          limit < 1
              ? "--limit is " + limit + ". Record at least one."
              : "'" + name + "' is no name of a scenario; use letters, digits and dashes.");
    }
    UnifiedModels models = project.models();
    try (VendorLine line = choice.open(connector.name(), project, project.loader(models), models)) {
      VendorFolder folder = choice.fixtures(line.connector().name(), project);
      Path into = folder.path().resolve("scenarios");
      if (Files.exists(into.resolve(name + ".yaml")) && !replace) {
        throw new CommandFailure(
            ExitCode.UNAVAILABLE,
            into.resolve(name + ".yaml") + " is there already; --replace writes over it.");
      }
      Written written = recorded(line, folder, models);
      Files.createDirectories(into);
      for (Map.Entry<String, String> file : written.files().entrySet()) {
        Files.writeString(into.resolve(file.getKey()), file.getValue());
      }
      tell(written, into);
      return ExitCode.OK;
    }
  }

  /** What is to be written, and what was replaced for that. */
  private record Written(SequencedMap<String, String> files, Disguise disguise) {}

  private Written recorded(VendorLine line, VendorFolder folder, UnifiedModels models)
      throws IOException {
    Connector played = line.connector();
    String resource = played.resources().firstEntry().getKey();
    RecordedCall call = new RecordedCall(resource, id, limit);
    Recording recording = new Recording();
    try {
      Watched.by(
          Watch.showing("record", recording),
          () -> {
            call.make(line.engine(), line.account());
            return null;
          });
    } catch (EngineException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "The call failed, and nothing was written: " + e.getMessage());
    }
    VendorAccount account = folder.account();
    Disguise disguise =
        new Disguise(
            words(played, models),
            origins(recording.all()),
            standIns(line.account(), account),
            id -> isId(played, id));
    if (!id.isEmpty()) {
      disguise.learn(Map.of("id", id));
    }
    List<Answered> answers = Answers.of(recording.all(), disguise);
    DisguisedVendor vendor = new DisguisedVendor(account.login(), answers);
    CallResult result =
        DirectEngine.of(models, vendor, new VirtualTime(), (_, _) -> {}, (_, _) -> {})
            .caller(played, account.fields(), resource, 1)
            .call(call.inFixtures(disguise));
    if (result.error() != null || vendor.unasked() > 0) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "With everything replaced the connector does not go the same way, and nothing was"
              + " written: "
              + (result.error() != null
                  ? result.error().getMessage()
                  : vendor.unasked() + " answers were not asked for")
              + ".");
    }
    SequencedMap<String, String> files =
        ScenarioFiles.of(
            name,
            title == null ? (id.isEmpty() ? "A list as recorded" : "A get as recorded") : title,
            resource,
            call.inYaml(disguise),
            account,
            vendor.noted(),
            result);
    refuseWhatIsLeft(line.account(), account, disguise, files);
    return new Written(files, disguise);
  }

  /** The values of the fixtures' account that stand for those of the account. */
  private static Map<String, String> standIns(Account account, VendorAccount fixtures) {
    Map<String, String> values = new LinkedHashMap<>();
    account
        .openFields()
        .forEach((field, value) -> {
          String other = fixtures.fields().get(field);
          if (other != null) {
            values.put(value, other);
          }
        });
    return values;
  }

  private static boolean isId(Connector played, String text) {
    return played.resources().values().stream()
        .allMatch(resource -> resource.id() == null || resource.id().matches(text));
  }

  /** Where the vendor's own URLs lead. */
  private static Set<String> origins(List<VendorExchange> exchanges) {
    return exchanges.stream()
        .map(exchange -> exchange.request().url())
        .map(url -> url.replaceFirst("^([a-z]+://[^/?#]*).*$", "$1"))
        .collect(Collectors.toSet());
  }

  /** What stands in the connector's file or in the model as a word of its own. */
  private static Set<String> words(Connector played, UnifiedModels models) {
    Set<String> words = new HashSet<>();
    WORD.matcher(played.file().text()).results().map(MatchResult::group).forEach(words::add);
    for (UnifiedModel model :
        played.resources().values().stream()
            .map(resource -> models.find(resource.model()).orElseThrow())
            .toList()) {
      WORD.matcher(Json.write(model.schema().get("$defs")).toLowerCase(Locale.ROOT))
          .results()
          .map(MatchResult::group)
          .forEach(words::add);
    }
    return words;
  }

  /** Nothing is written while something is in it that is known to be somebody's. */
  private static void refuseWhatIsLeft(
      Account account, VendorAccount fixtures, Disguise disguise, Map<String, String> files) {
    String all = String.join("\n", files.values());
    for (AccountField field : account.connector().account().values()) {
      String value = account.fields().get(field.name());
      boolean isUsual =
          value != null && (value.equals(field.defaultValue()) || field.options().contains(value));
      if (value != null
          && !isUsual
          && value.length() >= SHORTEST_SECRET
          && !value.equals(fixtures.fields().get(field.name()))
          && all.contains(value)) {
        throw new CommandFailure(
            ExitCode.FAILED,
            "The account's '"
                + field.name()
                + "' is still in what would be written, so nothing was. Does the vendor repeat it,"
                + " or is it a word of the connector?");
      }
    }
    String values = KEY.matcher(all).replaceAll("");
    long left =
        disguise.replaced().keySet().stream()
            .filter(value -> value.length() >= SHORTEST_VALUE && values.contains(value))
            .count();
    if (left > 0) {
      throw new CommandFailure(
          ExitCode.FAILED,
          left
              + (left == 1 ? " value that was" : " values that were")
              + " to be replaced would still be there within others, so nothing was written.");
    }
  }

  private void tell(Written written, Path into) {
    Disguise disguise = written.disguise();
    List<String> files =
        written.files().keySet().stream().map(f -> into.resolve(f).toString()).toList();
    if (json) {
      SequencedMap<String, Object> counts = new LinkedHashMap<>();
      disguise
          .counts()
          .forEach((kind, count) -> counts.put(kind.name().toLowerCase(Locale.ROOT), (long) count));
      SequencedMap<String, Object> report = new LinkedHashMap<>();
      report.put("files", files);
      report.put("replaced", counts);
      report.put("kept", List.copyOf(disguise.kept()));
      terminal.out().println(Json.writePretty(report));
      return;
    }
    files.forEach(file -> terminal.out().println("wrote " + file));
    Table table = new Table("REPLACED", "DIFFERENT");
    disguise.counts().forEach((kind, count) -> table.row(kind.plural(), String.valueOf(count)));
    table.lines().forEach(terminal.out()::println);
    if (!disguise.kept().isEmpty()) {
      int more = disguise.kept().size() - MOST_KEPT;
      terminal
          .out()
          .println(
              "Kept, as the connector or the model has these words: "
                  + disguise.kept().stream().limit(MOST_KEPT).collect(Collectors.joining(", "))
                  + (more > 0 ? " and " + more + " more" : "")
                  + ".");
    }
    terminal
        .out()
        .println(
            "Dates, small numbers and the keys of objects stayed as well: read the files before you"
                + " share them.");
  }
}
