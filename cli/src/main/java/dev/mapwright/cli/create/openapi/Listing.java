package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operation that lists something.
 *
 * @param records members that lead to the records of its answer
 * @param record one of them
 * @param score how likely it is that they are candidates
 */
record Listing(DescribedOperation operation, List<String> records, Schema record, int score) {
  private static final List<String> CANDIDATES =
      List.of(
          "candidate",
          "applicant",
          "people",
          "person",
          "talent",
          "prospect",
          "jobseeker",
          "application",
          "jobapplication",
          "profile",
          "contact");
  private static final Pattern SEARCH = Pattern.compile("(.+)/(search|query|list|find|filter)");
  private static final Pattern LAST = Pattern.compile(".*/([^/{}]+)(/\\{[^{}/]+\\})*/?");
  private static final int LIKELY = 40;
  private static final int BY_NAME = 60;
  private static final int SHOWN = 20;

  private record Step(List<String> path, Schema schema) {}

  /**
   * The one that lists candidates.
   *
   * @param wanted its path, with or without the method before it; null where it is to be guessed
   * @throws CommandFailure if there is none
   */
  static Listing of(Document document, @Nullable String wanted) {
    List<DescribedOperation> operations = document.operations();
    List<Listing> all = operations.stream().map(Listing::of).flatMap(Optional::stream).toList();
    if (wanted != null) {
      return all.stream()
          .filter(one -> one.isCalled(wanted))
          .min(Comparator.comparingInt(one -> one.operation().isGet() ? 0 : 1))
          .orElseThrow(() -> noneIs(wanted, operations, all));
    }
    return all.stream()
        .filter(one -> one.score() >= LIKELY)
        .max(
            Comparator.comparingInt((Listing one) -> one.score())
                .thenComparingInt(one -> -one.operation().path().length()))
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.FAILED,
                "No operation looks as if it listed candidates. " + choose(operations, all)));
  }

  private boolean isCalled(String wanted) {
    return operation.path().equals(wanted) || operation.called().equalsIgnoreCase(wanted.strip());
  }

  private static CommandFailure noneIs(
      String wanted, List<DescribedOperation> operations, List<Listing> all) {
    boolean isThere =
        operations.stream()
            .anyMatch(one -> one.path().equals(wanted) || one.called().equalsIgnoreCase(wanted));
    return new CommandFailure(
        ExitCode.FAILED,
        (isThere
                ? "What " + wanted + " answers is not described as a list of objects in JSON. "
                : "The document has no GET or POST of the path " + wanted + ". ")
            + choose(operations, all));
  }

  private static String choose(List<DescribedOperation> operations, List<Listing> all) {
    boolean areLists = !all.isEmpty();
    List<String> called =
        areLists
            ? all.stream().map(one -> one.operation().called()).toList()
            : operations.stream().map(DescribedOperation::called).toList();
    if (called.isEmpty()) {
      return "It has no GET and no POST at all.";
    }
    return (areLists
            ? "These answer lists; choose one by --list PATH:\n"
            : "None of its operations answers a list of objects in JSON. It has:\n")
        + called.stream().limit(SHOWN).map(one -> "  " + one).collect(Collectors.joining("\n"))
        + (called.size() > SHOWN ? "\n  ... and " + (called.size() - SHOWN) + " more" : "");
  }

  private static Optional<Listing> of(DescribedOperation operation) {
    Schema answer = operation.answer();
    boolean mayList = operation.isGet() || SEARCH.matcher(operation.path()).matches();
    if (answer == null || !mayList) {
      return Optional.empty();
    }
    Deque<Step> steps = new ArrayDeque<>(List.of(new Step(List.of(), answer)));
    List<Step> lists = new ArrayList<>();
    while (!steps.isEmpty()) {
      Step step = steps.remove();
      if (step.schema().isList() && step.schema().item().isObject()) {
        lists.add(new Step(step.path(), step.schema().item()));
      } else if (step.schema().isObject() && step.path().size() < 3) {
        for (String name : step.schema().properties().keySet()) {
          List<String> path = new ArrayList<>(step.path());
          path.add(name);
          steps.add(new Step(path, step.schema().member(name)));
        }
      }
    }
    return lists.stream()
        .map(list -> new Listing(operation, list.path(), list.schema(), score(operation, list)))
        .max(
            Comparator.comparingInt((Listing one) -> one.score())
                .thenComparingInt(one -> -one.records().size()));
  }

  private static int score(DescribedOperation operation, Step list) {
    String collection = collection(operation.path());
    int name = CANDIDATES.size() - Math.min(rank(collection), CANDIDATES.size());
    String member = list.path().isEmpty() ? "" : list.path().getLast();
    boolean isNamed = rank(member) < CANDIDATES.size();
    FieldFinder.Found found = FieldFinder.candidate(list.schema());
    int known =
        (found.hasId() ? 10 : -BY_NAME)
            + (found.has("emails") ? 20 : 0)
            + (found.has("name") || found.has("last_name") ? 15 : 0);
    return (name > 0 ? BY_NAME + name : 0)
        + (isNamed ? 10 : 0)
        + known
        - 15 * operation.variables()
        - (operation.isGet() ? 0 : 5)
        - (operation.path().endsWith("}") ? BY_NAME : 0);
  }

  private static int rank(String name) {
    String bare = Bare.of(name);
    String singular = bare.endsWith("s") ? bare.substring(0, bare.length() - 1) : bare;
    return Bare.rank(singular, CANDIDATES);
  }

  /** The last word of a path that is no variable. */
  static String collection(String path) {
    Matcher search = SEARCH.matcher(path);
    Matcher last = LAST.matcher(search.matches() ? search.group(1) : path);
    return last.matches() ? last.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /** The path below which its records are. */
  String base() {
    Matcher search = SEARCH.matcher(operation.path());
    return (search.matches() ? search.group(1) : operation.path()).replaceFirst("/$", "");
  }
}
