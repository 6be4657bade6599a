package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.create.draft.Draft;
import dev.mapwright.cli.create.draft.Draft.In;
import dev.mapwright.cli.create.draft.DraftAccess;
import dev.mapwright.cli.create.draft.DraftFilter;
import dev.mapwright.cli.create.draft.DraftGet;
import dev.mapwright.cli.create.draft.DraftList;
import dev.mapwright.cli.create.draft.DraftRequest;
import dev.mapwright.cli.create.draft.DraftServer;
import dev.mapwright.cli.create.draft.Guess;
import dev.mapwright.cli.create.draft.Paging;
import dev.mapwright.cli.create.draft.People;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A draft from an OpenAPI document: what it says, and what its names suggest. */
public final class OpenApiDraft {
  /** How many members of which nothing is made are named. */
  private static final int RESTS = 12;

  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.$:\\[\\]-]+");
  private static final List<String> USUAL = List.of("accept", "contenttype", "authorization");

  private final Document document;
  private final SequencedMap<Guess, String> guesses = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final SequencedMap<String, String> headers = new LinkedHashMap<>();

  private OpenApiDraft(Document document) {
    this.document = document;
  }

  /**
   * The draft.
   *
   * @param list the path of the operation that lists candidates; null where it is to be guessed
   * @throws CommandFailure if the document leads to none
   */
  public static Draft of(String name, OpenApiFile file, @Nullable String list) {
    return new OpenApiDraft(new Document(file.root())).draft(name, list);
  }

  private Draft draft(String name, @Nullable String wanted) {
    Listing list = Listing.of(document, wanted);
    DescribedOperation operation = list.operation();
    if (wanted == null) {
      guesses.put(
          Guess.LIST,
          operation.called() + " by its name and what it answers; --list PATH takes another");
    }
    FieldFinder.Found found = FieldFinder.candidate(list.record());
    if (!found.hasId()) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "The records that "
              + operation.called()
              + " lists have no member that looks like an id. They have: "
              + String.join(", ", list.record().properties().keySet()));
    }
    People people = new People(found.fields(), found.lists(), Samples.of(list.record()));
    guesses.put(
        Guess.MAP,
        "by the names of the record's members"
            + (found.rest().isEmpty()
                ? ""
                : "; nothing is made of "
                    + String.join(", ", found.rest().stream().limit(RESTS).toList())
                    + (found.rest().size() > RESTS ? ", ..." : "")));
    if (people.times() != null) {
      guesses.put(Guess.TIMES, "times are numbers");
    }
    Getting get = Getting.of(document, list);
    if (get.guess() != null) {
      guesses.put(Guess.GET, get.guess());
    }
    String prefix = prefix(operation.path(), get.path());
    DraftServer server = DescribedServers.of(operation, name, prefix, guesses);
    DraftAccess stated = DescribedAccess.of(operation, server, guesses, leftOut);
    DraftList listed = list(list, prefix, stated, people);
    DraftAccess access = needs(operation, stated, listed);
    ErrorPlaces errors = ErrorPlaces.of(operation);
    if (errors.guess() != null) {
      guesses.put(Guess.ERRORS, errors.guess());
    }
    return new Draft(
        name,
        label(name),
        server,
        access,
        headers,
        errors.words(),
        listed,
        new DraftGet(DraftRequest.get(get.path().substring(prefix.length())), get.record()),
        people,
        guesses,
        leftOut());
  }

  /** What list and get have in common that has variables in it; it goes into the base URL. */
  private static String prefix(String list, String get) {
    int end = list.lastIndexOf('}');
    String prefix = end < 0 ? "" : list.substring(0, end + 1);
    if (!get.startsWith(prefix + "/")) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "The list "
              + list
              + " is below a variable, and one record is got by "
              + get
              + ". Choose another list by --list PATH, or begin without --from-openapi.");
    }
    return prefix;
  }

  private DraftList list(Listing list, String prefix, DraftAccess access, People people) {
    DescribedOperation operation = list.operation();
    boolean isGet = operation.isGet();
    SequencedMap<String, Schema> parameters = new LinkedHashMap<>();
    SequencedMap<String, Object> query = new LinkedHashMap<>();
    operation
        .parameters("query")
        .forEach((name, parameter) -> {
          boolean isCredential =
              access.credentials().stream()
                  .anyMatch(one -> !one.header() && one.name().equals(name));
          if (!isCredential && PARAMETER.matcher(name).matches()) {
            parameters.put(name, operation.schema(parameter));
          }
        });
    Schema body = isGet ? null : operation.body();
    if (body != null) {
      parameters.clear();
      body.properties().keySet().forEach(name -> parameters.put(name, body.member(name)));
    }
    Paging paging = GuessedPages.of(list, parameters, guesses);
    List<DraftFilter> filters =
        body == null && isGet ? GuessedFilters.of(parameters, people) : List.of();
    if (!filters.isEmpty()) {
      guesses.put(
          Guess.FILTERS,
          "by the names of parameters; one that may let through too little is to be taken out");
    }
    operation
        .parameters("query")
        .forEach((name, parameter) -> {
          boolean isOurs =
              paging.owns(name)
                  || !parameters.containsKey(name)
                  || filters.stream().anyMatch(filter -> filter.parameters().contains(name));
          String value = constant(operation, parameter);
          if (!isOurs && isRequired(parameter) && value != null) {
            query.put(name, value);
          }
        });
    return new DraftList(
        new DraftRequest(
            isGet ? "GET" : "POST",
            operation.path().substring(prefix.length()),
            query,
            body == null ? In.QUERY : In.JSON,
            new LinkedHashMap<>()),
        list.records(),
        paging,
        filters);
  }

  /** What is required is sent with a value that the document has for it. */
  private @Nullable String constant(DescribedOperation operation, Object parameter) {
    Schema schema = operation.schema(parameter);
    Object value = !schema.words().isEmpty() ? schema.words().getFirst() : schema.example();
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? String.valueOf(value)
        : null;
  }

  /** What is required and has no value in the document, the account has to know. */
  private DraftAccess needs(DescribedOperation operation, DraftAccess access, DraftList list) {
    DraftAccess whole = access;
    for (String in : List.of("header", "query")) {
      boolean isHeader = in.equals("header");
      for (Map.Entry<String, Object> one : operation.parameters(in).entrySet()) {
        String name = one.getKey();
        boolean isKnown =
            USUAL.contains(Bare.of(name))
                || list.paging().owns(name)
                || list.filters().stream().anyMatch(filter -> filter.parameters().contains(name))
                || whole.credentials().stream().anyMatch(other -> other.name().equals(name))
                || constant(operation, one.getValue()) != null;
        if (isRequired(one.getValue()) && !isKnown && name.matches("[A-Za-z0-9_.-]+")) {
          whole = whole.with(isHeader, name);
          guesses.merge(
              Guess.ACCESS,
              name + " is required and has no example, so the account has it",
              (before, more) -> before + "; " + more);
        } else if (isHeader && isRequired(one.getValue()) && !USUAL.contains(Bare.of(name))) {
          String value = constant(operation, one.getValue());
          if (value != null) {
            headers.put(name, value);
          }
        }
      }
    }
    return whole;
  }

  private boolean isRequired(Object parameter) {
    return Boolean.TRUE.equals(document.member(parameter, "required"));
  }

  private List<String> leftOut() {
    List<String> all = new ArrayList<>(leftOut);
    document.elsewhere().stream()
        .limit(5)
        .forEach(reference ->
            all.add("what is at " + reference + ", since other documents are not read"));
    return all;
  }

  private String label(String name) {
    String title = document.text(document.member("info"), "title");
    String bare = title.replaceFirst("(?i)\\s*\\b(the |public |open |rest )*api\\b.*", "").strip();
    return bare.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} .&'-]{0,39}") ? bare : Draft.label(name);
  }
}
