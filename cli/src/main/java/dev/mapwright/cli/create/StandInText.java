package dev.mapwright.cli.create;

import dev.mapwright.cli.create.Draft.In;
import dev.mapwright.jsonata.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** A draft's vendor: its account in the fixtures, and its stand-in. */
final class StandInText {
  private static final int MORE_THAN_TWO_PAGES = 20;

  /** Where nobody can ask for smaller pages, a circle of several needs that many. */
  private static final int FIXED_PAGES = 8;

  private final Draft draft;
  private final List<String> lines = new ArrayList<>();

  private StandInText(Draft draft) {
    this.draft = draft;
  }

  static String account(Draft draft) {
    SequencedMap<String, Object> account = new LinkedHashMap<>();
    draft.access().fields().forEach(field -> account.put(field.name(), field.sample()));
    SequencedMap<String, Object> headers = draft.access().samples(true);
    draft.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.keySet().remove("accept");
    List<String> lines = new ArrayList<>();
    lines.add("account: " + YamlText.of(account));
    lines.add("origin: " + draft.origin());
    if (!headers.isEmpty()) {
      lines.add("headers: " + YamlText.of(headers));
    }
    SequencedMap<String, Object> query = draft.access().samples(false);
    if (!query.isEmpty()) {
      lines.add("query: " + YamlText.of(query));
    }
    return String.join("\n", lines) + "\n";
  }

  static String vendor(Draft draft) {
    StandInText text = new StandInText(draft);
    text.data();
    text.add("", "routes:");
    text.listRoute();
    text.getRoute();
    text.add(
        "",
        "faults:",
        "  rate_limited: {status: 429, headers: {retry-after: \"2\"}, body: {message: Slow down}}");
    return String.join("\n", text.lines) + "\n";
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }

  private void data() {
    add(
        "# The vendor in small. Begun by mapwright new with invented people: write it on from the"
            + " vendor's",
        "# documentation alone, without looking at the connector.",
        "vendor: " + YamlText.of(draft.label()),
        "origins: [" + draft.origin() + "]",
        "",
        "data:",
        "  people:");
    IntStream.range(0, People.SAMPLES)
        .forEach(i -> add("    - " + YamlText.of(draft.people().record(i))));
    int size = draft.paging().size();
    int last =
        draft.paging().sizeParam() == null ? FIXED_PAGES * size : 2 * size + MORE_THAN_TWO_PAGES;
    add(
        "derived:",
        "  # More than two of the largest pages.",
        "  people: |",
        "    $append(people, [1.." + last + "]." + draft.people().inBulk() + ")",
        "candidates: " + YamlText.of("people.$string(" + draft.people().id().expression() + ")"),
        "unknown_id: \"999999\"");
    if (!draft.headers().isEmpty()) {
      List<String> names =
          draft.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      add("headers: " + YamlText.of(names));
    }
    add(
        "",
        "guards:",
        "  - name: credentials",
        "    unless: " + YamlText.of(draft.access().guard()),
        "    answer: {status: 401, body: {message: Unknown credentials}}");
  }

  private void route(DraftRequest operation, List<String> parameters) {
    add(
        "  - request: "
            + YamlText.of(operation.method() + " " + draft.prefix() + operation.path()));
    List<String> query = new ArrayList<>(operation.query().keySet());
    query.addAll(draft.access().parameters());
    List<String> body = new ArrayList<>(operation.body().keySet());
    (operation.in() == In.QUERY ? query : body).addAll(parameters);
    if (!query.isEmpty()) {
      add("    query: " + YamlText.of(query));
    }
    if (!body.isEmpty()) {
      add("    " + operation.in().key() + ": " + YamlText.of(body));
    }
  }

  private void listRoute() {
    Paging paging = draft.paging();
    List<String> parameters = new ArrayList<>();
    if (paging.kind() != Paging.Kind.NONE) {
      parameters.add(paging.param());
      if (paging.sizeParam() != null) {
        parameters.add(paging.sizeParam());
      }
    }
    route(draft.list(), parameters);
    String size = String.valueOf(paging.size());
    if (paging.kind() == Paging.Kind.NONE) {
      add("    answer: {body: " + YamlText.of(within(draft.records(), "[people]", "")) + "}");
      return;
    }
    String asked =
        paging.sizeParam() == null
            ? size
            : "$min([" + number(paging.sizeParam(), size) + ", " + size + "])";
    add("    let:", "      size: " + YamlText.of(asked));
    if (paging.kind() == Paging.Kind.CURSOR) {
      followingIds();
      return;
    }
    String start = String.valueOf(paging.start());
    String from =
        paging.kind() == Paging.Kind.PAGE
            ? "(" + number(paging.param(), start) + " - " + start + ") * $size"
            : number(paging.param(), "0");
    add(
        "      from: " + YamlText.of(from),
        "    answer:",
        "      body: " + YamlText.of(within(draft.records(), "$slice(people, $from, $size)", "")));
  }

  /** A cursor is the last id, so that nobody is missed where somebody goes. */
  private void followingIds() {
    String id = draft.people().id().expression();
    String next =
        ", \""
            + Paging.NEXT
            + "\": $size < $count($left) ? $encode_cursor($page[-1]."
            + id
            + ") : null";
    add(
        "      after: " + YamlText.of("$decode_cursor(" + value(draft.paging().param()) + ") ?? 0"),
        "      left: " + YamlText.of("[people[" + id + " > $after]]"),
        "      page: " + YamlText.of("$slice($left, 0, $size)"),
        "    answer:",
        "      body: " + YamlText.of(within(draft.records(), "$page", next)));
  }

  private void getRoute() {
    DraftRequest get = draft.get();
    route(get, List.of());
    String given = get.idVariable();
    String found = "people[$string(" + draft.people().id().expression() + ") = " + given + "]";
    add(
        "    let: {found: " + YamlText.of(found) + "}",
        "    answers:",
        "      - {when: $not($exists($found)), status: 404, body: {message: No such person}}",
        "      - {body: " + YamlText.of(within(draft.record(), "$found", "")) + "}");
  }

  private String value(String parameter) {
    return "$" + draft.list().in().key() + ".`" + parameter + "`";
  }

  private String number(String parameter, String otherwise) {
    return "$number(" + value(parameter) + " ?? " + otherwise + ")";
  }

  /** An expression for an object with the value in it. */
  private static String within(List<String> members, String value, String more) {
    StringBuilder whole = new StringBuilder(value);
    for (int i = members.size() - 1; i >= 0; i--) {
      String rest = i == 0 ? more : "";
      whole.insert(0, "{" + Json.write(members.get(i)) + ": ").append(rest).append("}");
    }
    return whole.toString();
  }
}
