package dev.mapwright.cli.create;

import java.util.ArrayList;
import java.util.List;

/** A draft as the file of a connector. */
final class ConnectorText {
  private final Draft draft;
  private final List<String> lines = new ArrayList<>();

  private ConnectorText(Draft draft) {
    this.draft = draft;
  }

  static String of(Draft draft) {
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
    for (DraftField field : draft.access().fields()) {
      add(
          "  "
              + field.name()
              + ": {title: "
              + YamlText.of(field.title())
              + ", help: Write where a customer finds it., secret: "
              + field.secret()
              + "}");
    }
    add("");
    remark(Guess.BASE_URL, "");
    add("base_url: " + YamlText.of(draft.origin() + draft.prefix()));
    remark(Guess.ACCESS, "");
    add("auth: " + draft.access().inYaml());
    if (!draft.headers().isEmpty()) {
      add("headers: " + YamlText.of(draft.headers()));
    }
    remark(Guess.ERRORS, "");
    add("errors: {message: message}", "");
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
    draft.list().lines().forEach(line -> add("      " + line));
    remark(Guess.RECORDS, "      ");
    if (!draft.records().isEmpty()) {
      add("      records: " + String.join(".", draft.records()));
    }
    remark(Guess.PAGES, "      ");
    if (draft.paging().kind() != Paging.Kind.NONE) {
      add("      pagination: " + draft.paging().inYaml(draft.list().in().key()));
    }
    add("");
    remark(Guess.GET, "    ");
    add("    get:");
    draft.get().lines().forEach(line -> add("      " + line));
    if (!draft.record().isEmpty()) {
      add("      record: " + String.join(".", draft.record()));
    }
    add("");
    remark(Guess.MAP, "    ");
    add("    map:");
    draft.people().mapping().forEach(line -> add("      " + line));
  }
}
