package dev.mapwright.cli.create.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The scenarios of a draft: a list to its end, one record, wrong credentials. */
public final class ScenarioText {
  /** Records of a page in the fixtures. */
  private static final int SIZE = 2;

  private final Draft draft;
  private final List<String> lines = new ArrayList<>();

  private ScenarioText(Draft draft) {
    this.draft = draft;
  }

  /** The text of the file. */
  public static String list(Draft draft) {
    ScenarioText text = new ScenarioText(draft);
    text.lines.add("scenario: The list is read to its end");
    text.lines.add("call: {list: {limit: " + SIZE + ", walk: true}}");
    text.lines.add("exchanges:");
    text.pages();
    text.lines.add("expect:");
    text.lines.add("  more: false");
    text.lines.add("  records:");
    IntStream.range(0, People.SAMPLES)
        .forEach(i -> text.lines.add("    - " + YamlText.of(draft.people().unified(i))));
    return String.join("\n", text.lines) + "\n";
  }

  /** The text of the file. */
  public static String get(Draft draft) {
    ScenarioText text = new ScenarioText(draft);
    String id = String.valueOf(draft.people().unified(0).get("id"));
    text.lines.add("scenario: One record is got by its id");
    text.lines.add("call: {get: " + YamlText.of(id) + "}");
    text.lines.add("exchanges:");
    text.exchange(
        draft.get().request().exchange(draft.server().prefix(), id, new LinkedHashMap<>()),
        Members.within(draft.get().record(), draft.people().record(0)));
    text.lines.add("expect:");
    text.lines.add("  record: " + YamlText.of(draft.people().unified(0)));
    return String.join("\n", text.lines) + "\n";
  }

  /**
   * The scenario of a vendor that refuses. A token that is wrong is asked for again, so there it is
   * missing rights that are told.
   */
  public static String refused(Draft draft) {
    ScenarioText text = new ScenarioText(draft);
    boolean hasToken = draft.access().token() != null;
    String words = hasToken ? "Missing rights" : "Unknown credentials";
    int status = hasToken ? 403 : 401;
    String id = String.valueOf(draft.people().unified(0).get("id"));
    text.lines.add(
        "scenario: "
            + (hasToken ? words : "Wrong credentials")
            + " are told in the vendor's words");
    text.lines.add("call: {get: " + YamlText.of(id) + "}");
    text.lines.add("exchanges:");
    text.request(
        draft.get().request().exchange(draft.server().prefix(), id, new LinkedHashMap<>()));
    text.lines.add(
        "    answer: {status: "
            + status
            + ", json: "
            + YamlText.of(draft.errors().body(words))
            + "}");
    text.lines.add(
        "expect: {error: {outcome: "
            + (hasToken ? "forbidden" : "unauthorized")
            + ", status: "
            + status
            + ", message: "
            + words
            + "}}");
    return String.join("\n", text.lines) + "\n";
  }

  /** The scenario of the vendor's own filters; they all lead to one person. */
  public static String filters(Draft draft) {
    ScenarioText text = new ScenarioText(draft);
    People people = draft.people();
    SequencedMap<String, Object> asked = new LinkedHashMap<>();
    SequencedMap<String, Object> sent = new LinkedHashMap<>();
    for (DraftFilter filter : draft.list().filters()) {
      Object value = people.filtered(filter.unified());
      asked.put(filter.unified(), filter.asked(value));
      sent.putAll(filter.parameters(value));
    }
    text.lines.add("scenario: Filters go to the vendor");
    text.lines.add("call:");
    text.lines.add("  list:");
    text.lines.add("    limit: " + SIZE);
    text.lines.add("    filters: " + YamlText.of(asked));
    text.lines.add("exchanges:");
    Paging paging = draft.list().paging();
    int largest = paging.size();
    boolean isCounted = paging.kind() == Paging.Kind.PAGE || paging.kind() == Paging.Kind.OFFSET;
    long first = paging.start();
    text.page(
        isCounted ? first : null, DraftFilter.FOUND, DraftFilter.FOUND + 1, null, largest, sent);
    if (isCounted) {
      text.page(first + 1, 0, 0, null, largest, sent);
    }
    text.lines.add("expect:");
    text.lines.add("  more: false");
    text.lines.add("  records: [" + YamlText.of(people.unified(DraftFilter.FOUND)) + "]");
    return String.join("\n", text.lines) + "\n";
  }

  private void pages() {
    Paging paging = draft.list().paging();
    switch (paging.kind()) {
      case NONE -> page(null, 0, People.SAMPLES, null);
      case PAGE -> {
        page((long) paging.start(), 0, SIZE, null);
        page(paging.start() + 1L, SIZE, People.SAMPLES, null);
        page(paging.start() + 2L, 0, 0, null);
      }
      case OFFSET -> {
        page(0L, 0, SIZE, null);
        page((long) SIZE, SIZE, People.SAMPLES, null);
        page((long) People.SAMPLES, 0, 0, null);
      }
      case CURSOR, URL, LINK -> {
        page(null, 0, SIZE, "second-page");
        page("second-page", SIZE, People.SAMPLES, null);
      }
    }
  }

  private void page(@Nullable Object place, int from, int to, @Nullable String next) {
    page(place, from, to, next, SIZE, new LinkedHashMap<>());
  }

  private void page(
      @Nullable Object place,
      int from,
      int to,
      @Nullable String next,
      int size,
      SequencedMap<String, Object> filters) {
    Paging paging = draft.list().paging();
    SequencedMap<String, Object> parameters = new LinkedHashMap<>(filters);
    if (paging.kind() != Paging.Kind.NONE && paging.sizeParam() != null) {
      parameters.put(paging.sizeParam(), asSent((long) size));
    }
    SequencedMap<String, Object> following = new LinkedHashMap<>(parameters);
    if (place != null) {
      parameters.put(paging.param(), asSent(place));
    }
    if (next != null) {
      following.put(paging.param(), next);
    }
    List<Object> people = new ArrayList<>();
    IntStream.range(from, to).forEach(i -> people.add(draft.people().record(i)));
    DraftRequest list = draft.list().request();
    String url = draft.server().origin() + list.url(draft.server().prefix(), "", following);
    request(list.exchange(draft.server().prefix(), "", parameters));
    String links =
        paging.kind() == Paging.Kind.LINK && next != null
            ? "headers: {link: " + YamlText.of("<" + url + ">; rel=\"next\"") + "}, "
            : "";
    Object body = answer(people, paging.kind() == Paging.Kind.URL && next != null ? url : next);
    lines.add("    answer: {" + links + "json: " + YamlText.of(body) + "}");
  }

  /** The body of a page. */
  private Object answer(List<Object> people, @Nullable String next) {
    Paging paging = draft.list().paging();
    if (draft.list().records().isEmpty()) {
      return people;
    }
    SequencedMap<String, Object> body = new LinkedHashMap<>();
    Members.put(body, draft.list().records(), people);
    boolean isBodyToldOf = paging.kind() == Paging.Kind.CURSOR || paging.kind() == Paging.Kind.URL;
    if (isBodyToldOf && next != null) {
      Members.put(body, paging.next(), next);
    }
    if (!paging.more().isEmpty()) {
      Members.put(body, paging.more(), next != null);
    }
    return body;
  }

  private Object asSent(Object value) {
    return draft.list().request().in() == Draft.In.FORM ? String.valueOf(value) : value;
  }

  private void exchange(List<String> request, Object answer) {
    request(request);
    lines.add("    answer: {json: " + YamlText.of(answer) + "}");
  }

  private void request(List<String> request) {
    String before = "  - ";
    for (String line : request) {
      lines.add(before + line);
      before = "    ";
    }
  }
}
