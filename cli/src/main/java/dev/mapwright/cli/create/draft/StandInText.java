package dev.mapwright.cli.create.draft;

import dev.mapwright.cli.create.draft.Draft.In;
import dev.mapwright.jsonata.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A draft's vendor: its account in the fixtures, and its stand-in. */
public final class StandInText {
  private static final int MORE_THAN_TWO_PAGES = 20;

  /** Where nobody can ask for smaller pages, a circle of several needs that many. */
  private static final int FIXED_PAGES = 8;

  private final Draft draft;
  private final List<String> lines = new ArrayList<>();

  private StandInText(Draft draft) {
    this.draft = draft;
  }

  /** The text of the file. */
  public static String account(Draft draft) {
    SequencedMap<String, Object> account = new LinkedHashMap<>();
    draft.fields().forEach(field -> account.put(field.name(), field.sample()));
    SequencedMap<String, Object> headers = draft.access().samples(true);
    draft.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.keySet().remove("accept");
    List<String> lines = new ArrayList<>();
    lines.add("account: " + YamlText.of(account));
    lines.add("origin: " + draft.server().origin());
    if (!headers.isEmpty()) {
      lines.add("headers: " + YamlText.of(headers));
    }
    SequencedMap<String, Object> query = draft.access().samples(false);
    if (!query.isEmpty()) {
      lines.add("query: " + YamlText.of(query));
    }
    DraftToken token = draft.access().token();
    if (token != null) {
      lines.add("login:");
      String before = "  - ";
      for (String line : token.login()) {
        lines.add(before + line);
        before = "    ";
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** The text of the file. */
  public static String vendor(Draft draft) {
    StandInText text = new StandInText(draft);
    text.data();
    text.add("", "routes:");
    DraftToken token = draft.access().token();
    if (token != null) {
      text.lines.addAll(token.route());
    }
    text.listRoute();
    text.getRoute();
    text.add(
        "",
        "faults:",
        "  rate_limited: {status: 429, headers: {retry-after: \"2\"}, body: "
            + YamlText.of(draft.errors().body("Slow down"))
            + "}");
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
        "origins: " + YamlText.of(origins()),
        "",
        "data:",
        "  people:");
    IntStream.range(0, People.SAMPLES)
        .forEach(i -> add("    - " + YamlText.of(draft.people().record(i))));
    Paging paging = draft.list().paging();
    int size = paging.size();
    int last =
        paging.kind() == Paging.Kind.NONE || paging.sizeParam() == null
            ? FIXED_PAGES * size
            : 2 * size + MORE_THAN_TWO_PAGES;
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
    if (draft.access().token() != null) {
      add("tokens: {lifetime: 1h}");
    }
    add(
        "",
        "guards:",
        "  - name: credentials",
        "    unless: " + YamlText.of(draft.access().guard()),
        "    answer: {status: 401, body: "
            + YamlText.of(draft.errors().body("Unknown credentials"))
            + "}");
  }

  private List<String> origins() {
    DraftToken token = draft.access().token();
    if (token == null) {
      return List.of(draft.server().origin());
    }
    String login = token.played().replaceFirst("(https://[^/]+).*", "$1");
    return Stream.of(draft.server().origin(), login).distinct().toList();
  }

  private void route(DraftRequest operation, List<String> parameters) {
    add(
        "  - request: "
            + YamlText.of(operation.method() + " " + draft.server().prefix() + operation.path()));
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
    Paging paging = draft.list().paging();
    List<String> parameters = new ArrayList<>();
    if (paging.kind() != Paging.Kind.NONE) {
      parameters.add(paging.param());
      if (paging.sizeParam() != null) {
        parameters.add(paging.sizeParam());
      }
    }
    draft.list().filters().forEach(filter -> parameters.addAll(filter.parameters()));
    route(draft.list().request(), parameters);
    add("    let:");
    if (!draft.list().filters().isEmpty()) {
      String all =
          draft.list().filters().stream()
              .map(draft.people()::condition)
              .collect(Collectors.joining(" and "));
      add("      found: " + YamlText.of("[people[" + all + "]]"));
    }
    if (paging.kind() == Paging.Kind.NONE) {
      if (draft.list().filters().isEmpty()) {
        lines.removeLast();
      }
      add("    answer: {body: " + YamlText.of(body("[" + found() + "]", null)) + "}");
      return;
    }
    String size = String.valueOf(paging.size());
    String asked =
        paging.sizeParam() == null
            ? size
            : "$min([" + number(paging.sizeParam(), size) + ", " + size + "])";
    add("      size: " + YamlText.of(asked));
    if (paging.isFollowed()) {
      followingIds();
      return;
    }
    String start = String.valueOf(paging.start());
    String from =
        paging.kind() == Paging.Kind.PAGE
            ? "(" + number(paging.param(), start) + " - " + start + ") * $size"
            : number(paging.param(), "0");
    String page = "$slice(" + found() + ", $from, $size)";
    add(
        "      from: " + YamlText.of(from),
        "    answer:",
        "      body: " + YamlText.of(body(page, null)));
  }

  private String found() {
    return draft.list().filters().isEmpty() ? "people" : "$found";
  }

  /** A cursor is the last id, so that nobody is missed where somebody goes. */
  private void followingIds() {
    Paging paging = draft.list().paging();
    String id = draft.people().id().expression();
    String none = draft.people().id().kind() == ValueForm.NUMBER ? "0" : "\"\"";
    String cursor = "$size < $count($left) ? $encode_cursor($page[-1]." + id + ")";
    add(
        "      after: " + YamlText.of("$decode_cursor(" + value(paging.param()) + ") ?? " + none),
        "      left: " + YamlText.of("[" + found() + "[" + id + " > $after]]"),
        "      page: " + YamlText.of("$slice($left, 0, $size)"));
    if (paging.kind() == Paging.Kind.CURSOR) {
      add("    answer:", "      body: " + YamlText.of(body("$page", cursor + " : null")));
      return;
    }
    String parameter = Json.write(paging.param());
    add(
        "      cursor: " + YamlText.of(cursor),
        "      others: "
            + YamlText.of("$sift($query, function($v, $k) { $k != " + parameter + " })"),
        "      pairs: "
            + YamlText.of(
                "$each($merge([$others, {"
                    + parameter
                    + ": $cursor}]), function($v, $k) { $encodeUrlComponent($k) & \"=\" &"
                    + " $encodeUrlComponent($v) })"),
        "      next: "
            + YamlText.of(
                "$exists($cursor) ? "
                    + Json.write(
                        draft.server().origin()
                            + draft.server().prefix()
                            + draft.list().request().path()
                            + "?")
                    + " & $join($pairs, \"&\")"),
        "    answer:");
    if (paging.kind() == Paging.Kind.URL) {
      add("      body: " + YamlText.of(body("$page", "$exists($next) ? $next : null")));
    } else {
      add(
          "      headers: {link: "
              + YamlText.of("{{ $exists($next) ? \"<\" & $next & '>; rel=\"next\"' }}")
              + "}",
          "      body: " + YamlText.of(body("$page", null)));
    }
  }

  /** The body of a page. */
  private String body(String people, @Nullable String next) {
    if (draft.list().records().isEmpty()) {
      return people;
    }
    SequencedMap<String, Object> body = new LinkedHashMap<>();
    Paging paging = draft.list().paging();
    Members.put(body, draft.list().records(), new Computed(people));
    if (next != null) {
      Members.put(body, paging.next(), new Computed(next));
    }
    if (!paging.more().isEmpty()) {
      Members.put(body, paging.more(), new Computed("$size < $count($left)"));
    }
    return Computed.text(body);
  }

  private void getRoute() {
    DraftRequest get = draft.get().request();
    route(get, List.of());
    String given = get.idVariable();
    String found = "people[$string(" + draft.people().id().expression() + ") = " + given + "]";
    Object body = Members.within(draft.get().record(), new Computed("$found"));
    add(
        "    let: {found: " + YamlText.of(found) + "}",
        "    answers:",
        "      - {when: $not($exists($found)), status: 404, body: "
            + YamlText.of(draft.errors().body("No such person"))
            + "}",
        "      - {body: " + YamlText.of(Computed.text(body)) + "}");
  }

  private String value(String parameter) {
    return "$" + draft.list().request().in().key() + ".`" + parameter + "`";
  }

  private String number(String parameter, String otherwise) {
    return "$number(" + value(parameter) + " ?? " + otherwise + ")";
  }
}
