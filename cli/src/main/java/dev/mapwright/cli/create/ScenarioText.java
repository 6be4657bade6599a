package dev.mapwright.cli.create;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The scenarios of a draft: a list to its end, one record, wrong credentials. */
final class ScenarioText {
  /** Records of a page in the fixtures. */
  private static final int SIZE = 2;

  private final Draft draft;
  private final List<String> lines = new ArrayList<>();

  private ScenarioText(Draft draft) {
    this.draft = draft;
  }

  static String list(Draft draft) {
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

  static String get(Draft draft) {
    ScenarioText text = new ScenarioText(draft);
    String id = String.valueOf(draft.people().unified(0).get("id"));
    text.lines.add("scenario: One record is got by its id");
    text.lines.add("call: {get: " + YamlText.of(id) + "}");
    text.lines.add("exchanges:");
    text.exchange(
        draft.get().exchange(draft.prefix(), id, new LinkedHashMap<>()),
        within(draft.record(), draft.people().record(0)));
    text.lines.add("expect:");
    text.lines.add("  record: " + YamlText.of(draft.people().unified(0)));
    return String.join("\n", text.lines) + "\n";
  }

  static String refused(Draft draft) {
    ScenarioText text = new ScenarioText(draft);
    String id = String.valueOf(draft.people().unified(0).get("id"));
    text.lines.add("scenario: Wrong credentials are told in the vendor's words");
    text.lines.add("call: {get: " + YamlText.of(id) + "}");
    text.lines.add("exchanges:");
    text.request(draft.get().exchange(draft.prefix(), id, new LinkedHashMap<>()));
    text.lines.add("    answer: {status: 401, json: {message: Unknown credentials}}");
    text.lines.add(
        "expect: {error: {outcome: unauthorized, status: 401, message: Unknown credentials}}");
    return String.join("\n", text.lines) + "\n";
  }

  private void pages() {
    Paging paging = draft.paging();
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
      case CURSOR -> {
        page(null, 0, SIZE, "second-page");
        page("second-page", SIZE, People.SAMPLES, null);
      }
    }
  }

  private void page(@Nullable Object place, int from, int to, @Nullable String next) {
    Paging paging = draft.paging();
    SequencedMap<String, Object> parameters = new LinkedHashMap<>();
    if (place != null) {
      parameters.put(paging.param(), asSent(place));
    }
    if (paging.sizeParam() != null) {
      parameters.put(paging.sizeParam(), asSent((long) SIZE));
    }
    List<Object> people = new ArrayList<>();
    IntStream.range(from, to).forEach(i -> people.add(draft.people().record(i)));
    Object answer = within(draft.records(), people);
    if (next != null && answer instanceof SequencedMap<?, ?> object) {
      SequencedMap<Object, Object> whole = new LinkedHashMap<>(object);
      whole.put(Paging.NEXT, next);
      answer = whole;
    }
    exchange(draft.list().exchange(draft.prefix(), "", parameters), answer);
  }

  private Object asSent(Object value) {
    return draft.list().in() == Draft.In.FORM ? String.valueOf(value) : value;
  }

  private static Object within(List<String> members, Object value) {
    Object whole = value;
    for (String member : members.reversed()) {
      SequencedMap<String, Object> around = new LinkedHashMap<>();
      around.put(member, whole);
      whole = around;
    }
    return whole;
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
