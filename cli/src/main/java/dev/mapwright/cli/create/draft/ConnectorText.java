package dev.mapwright.cli.create.draft;

import java.util.ArrayList;
import java.util.List;

/** A draft as the file of a connector. */
public final class ConnectorText {
  private final Draft draft;
  private final List<String> lines = new ArrayList<>();

  private ConnectorText(Draft draft) {
    this.draft = draft;
  }

  /** The text of the file. */
  public static String of(Draft draft) {
    ConnectorText text = new ConnectorText(draft);
    text.head();
    text.resource();
    return String.join("\n", text.lines) + "\n";
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }

  /** What is guessed of the line that follows. */
  private void remark(Guess guess, String indent) {
    String why = draft.guesses().get(guess);
    if (why != null) {
      add(indent + "# guessed: " + why);
    }
  }

  private void head() {
    add(
        "# Begun by mapwright new. What is guessed says so: hold it against the vendor's"
            + " documentation,",
        "# mend it, and take the remark away.",
        "language: 2",
        "connector: " + draft.name(),
        "label: " + YamlText.of(draft.label()),
        "",
        "account:");
    draft.fields().forEach(field -> add("  " + field.line()));
    add("");
    remark(Guess.BASE_URL, "");
    add("base_url: " + YamlText.of(draft.server().url()));
    String times = draft.people().times();
    if (times != null) {
      remark(Guess.TIMES, "");
      add("times: " + times);
    }
    remark(Guess.ACCESS, "");
    add("auth: " + draft.access().inYaml());
    if (!draft.headers().isEmpty()) {
      add("headers: " + YamlText.of(draft.headers()));
    }
    remark(Guess.ERRORS, "");
    add("errors: {message: " + YamlText.of(draft.errors().expression()) + "}", "");
  }

  private void resource() {
    add(
        "resources:",
        "  candidates:",
        "    model: ats/candidates",
        "    id_pattern: \"[A-Za-z0-9_-]+\"",
        "");
    remark(Guess.LIST, "    ");
    add("    list:");
    DraftList list = draft.list();
    list.request().lines().forEach(line -> add("      " + line));
    remark(Guess.RECORDS, "      ");
    if (!list.records().isEmpty()) {
      add("      records: " + YamlText.of(Members.expression(list.records())));
    }
    remark(Guess.PAGES, "      ");
    if (list.paging().kind() != Paging.Kind.NONE) {
      add("      pagination: " + list.paging().inYaml(list.request().in().key()));
    }
    if (!list.filters().isEmpty()) {
      remark(Guess.FILTERS, "      ");
      add("      filters:");
      list.filters().forEach(filter -> add("        " + filter.line()));
    }
    add("");
    remark(Guess.GET, "    ");
    add("    get:");
    draft.get().request().lines().forEach(line -> add("      " + line));
    if (!draft.get().record().isEmpty()) {
      add("      record: " + YamlText.of(Members.expression(draft.get().record())));
    }
    add("");
    remark(Guess.MAP, "    ");
    add("    map:");
    draft.people().mapping().forEach(line -> add("      " + line));
  }
}
