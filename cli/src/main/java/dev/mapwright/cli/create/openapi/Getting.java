package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.create.draft.DraftRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one record is got.
 *
 * @param path with the id in it as {@link DraftRequest#ID}
 * @param record members that lead to the record of the answer
 * @param guess what is guessed of it; null where nothing is
 */
record Getting(String path, List<String> record, @Nullable String guess) {
  private static final int SHOWN = 8;

  private record Step(List<String> path, Schema schema) {}

  /** For the records of a list. */
  static Getting of(Document document, Listing list) {
    List<DescribedOperation> gets =
        document.operations().stream().filter(DescribedOperation::isGet).toList();
    Optional<DescribedOperation> below =
        gets.stream().filter(get -> parent(get.path()).equals(list.base())).findFirst();
    if (below.isPresent()) {
      return found(below.get(), list, null);
    }
    int variables = list.operation().variables() + 1;
    String collection = singular(Listing.collection(list.base()));
    return gets.stream()
        .filter(get -> get.path().matches(".*/\\{[^{}/]+\\}/?"))
        .filter(get -> get.variables() <= variables)
        .filter(get -> singular(Listing.collection(parent(get.path()))).equals(collection))
        .findFirst()
        .map(get -> found(get, list, "by the path's words"))
        .orElseGet(() ->
            new Getting(
                list.base() + "/" + DraftRequest.ID,
                List.of(),
                "the list's path with an id behind it; the document has no operation for one"
                    + " record"));
  }

  private static String parent(String path) {
    String bare = path.replaceFirst("/$", "");
    return bare.endsWith("}") ? bare.substring(0, bare.lastIndexOf("/{")) : "";
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static Getting found(DescribedOperation get, Listing list, @Nullable String guess) {
    String path = parent(get.path()) + "/" + DraftRequest.ID;
    Schema answer = get.answer();
    Deque<Step> steps = new ArrayDeque<>();
    if (answer != null) {
      steps.add(new Step(List.of(), answer));
    }
    while (!steps.isEmpty()) {
      Step step = steps.remove();
      if (step.schema().properties().keySet().stream()
          .anyMatch(
              name -> FieldNames.CANDIDATE.getOrDefault("id", List.of()).contains(Bare.of(name)))) {
        return new Getting(path, step.path(), guess(step.schema(), list.record(), guess));
      }
      if (step.path().size() < 2) {
        for (String name : step.schema().properties().keySet()) {
          if (step.schema().member(name).isObject()) {
            List<String> way = new ArrayList<>(step.path());
            way.add(name);
            steps.add(new Step(way, step.schema().member(name)));
          }
        }
      }
    }
    return new Getting(
        path, List.of(), "the answer itself is the record; the document does not say where it is");
  }

  /** What is guessed, and what one record has that those of the list have not. */
  private static @Nullable String guess(Schema one, Schema listed, @Nullable String guess) {
    List<String> more =
        one.properties().keySet().stream()
            .filter(name -> !listed.properties().containsKey(name))
            .limit(SHOWN)
            .toList();
    if (more.isEmpty()) {
      return guess;
    }
    String told =
        "its record has what those of the list have not, to be read through $detail: "
            + String.join(", ", more);
    return guess == null ? told : guess + "; " + told;
  }
}
