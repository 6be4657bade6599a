package dev.mapwright.cli;

import static dev.mapwright.cli.EditorSession.document;
import static dev.mapwright.cli.EditorSession.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor's session: what it is shown and answered while somebody writes a connector. */
class LspTest {
  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));
  private String text = "";

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
    text = Files.readString(vendor.connector());
  }

  @Test
  void whatIsNotSavedHasTheProblemsThatValidateTells() throws Exception {
    List<String> mistakes =
        List.of(
            text.replace("size_param", "size_parm").replace("    map:", "    mapp:"),
            text.replace("first_name: given", "first_name: gven")
                .replace("    secret: true\n", ""));
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector());
      assertThat(editor.problems(uri)).isEmpty();
      for (String mistaken : mistakes) {
        editor.change(uri, mistaken);
        List<Diagnostic> shown = editor.problems(uri);

        Files.writeString(vendor.connector(), mistaken);
        assertThat(shown).hasSizeGreaterThanOrEqualTo(2).map(LspTest::told).isEqualTo(validated());
      }
      editor.change(uri, text);
      assertThat(editor.problems(uri)).isEmpty();
    }
  }

  private List<Object> validated() {
    List<?> problems = (List<?>) Json.read(vendor.run("validate", "--json").out());
    return problems.stream()
        .map(each -> (Map<?, ?>) each)
        .map(each ->
            (Object)
                List.of(
                    each.get("line"),
                    each.get("column"),
                    each.get("severity"),
                    each.get("code"),
                    each.get("cure") instanceof String cure
                        ? each.get("message") + "\n" + cure
                        : String.valueOf(each.get("message"))))
        .toList();
  }

  private static Object told(Diagnostic diagnostic) {
    Position start = diagnostic.getRange().getStart();
    assertThat(diagnostic.getSource()).isEqualTo("mapwright");
    return List.of(
        start.getLine() + 1L,
        start.getCharacter() + 1L,
        diagnostic.getSeverity().name().toLowerCase(Locale.ROOT),
        diagnostic.getCode().getLeft(),
        diagnostic.getMessage().isLeft()
            ? diagnostic.getMessage().getLeft()
            : diagnostic.getMessage().getRight().getValue());
  }

  @Test
  void aMistakeInAFixtureIsShownInTheFixture() throws Exception {
    vendor.change(
        "test-fixtures/vendors/lanternhire/scenarios/list.yaml", "more: false", "mor: false");
    Path scenario = vendor.fixtures().resolve("lanternhire/scenarios/list.yaml");
    try (EditorSession editor = EditorSession.begin()) {
      editor.open(vendor.connector());

      assertThat(editor.problems(scenario.toUri().toString()))
          .extracting(each -> each.getCode().getLeft())
          .containsExactly("unknown-key");
    }
  }

  private List<CompletionItem> completed(String written, String piece) throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector());
      editor.problems(uri);
      editor.change(uri, written);
      int end = written.indexOf(piece) + piece.length();
      assertThat(end).isPositive();
      return editor
          .answer(
              editor
                  .documents()
                  .completion(
                      new CompletionParams(
                          document(uri), position(written, piece, piece.length()))))
          .getRight()
          .getItems();
    }
  }

  private static String applied(String text, List<TextEdit> edits) {
    String result = text;
    for (TextEdit edit :
        edits.stream()
            .sorted((a, b) ->
                Integer.compare(
                    offset(text, b.getRange().getStart()), offset(text, a.getRange().getStart())))
            .toList()) {
      result =
          result.substring(0, offset(text, edit.getRange().getStart()))
              + edit.getNewText()
              + result.substring(offset(text, edit.getRange().getEnd()));
    }
    return result;
  }

  private static List<TextEdit> edits(WorkspaceEdit edit, String uri) {
    return edit.getChanges().getOrDefault(uri, List.of());
  }

  private static int offset(String text, Position position) {
    int at = 0;
    for (int line = 0; line < position.getLine(); line++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at + position.getCharacter();
  }

  private static CompletionItem item(List<CompletionItem> items, String label) {
    return items.stream()
        .filter(each -> each.getLabel().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " is none of " + items));
  }

  @Test
  void keysAreCompletedWithWhatTheyMeanAndAnExample() throws Exception {
    String written = text.replace("    id_pattern: \"[0-9]+\"\n", "    id_p\n");

    List<CompletionItem> items = completed(written, "    id_p");

    CompletionItem pattern = item(items, "id_pattern");
    assertThat(pattern.getDocumentation().getRight().getValue())
        .startsWith("What an id must match as a whole (RE2)")
        .contains("```yaml\nid_pattern: \"[0-9]+\"\n```");
    assertThat(applied(written, List.of(pattern.getTextEdit().getLeft())))
        .isEqualTo(written.replace("    id_p\n", "    id_pattern: \n"));
    assertThat(items)
        .extracting(CompletionItem::getLabel)
        .contains("list", "get", "related", "map");
  }

  @Test
  void keysAreCompletedInBracesThatAreNotClosed() throws Exception {
    String written =
        text.replace(
            "    get: {request: \"GET /people/{{ $id }}\", record: person}", "    get: {rec");

    assertThat(item(completed(written, "    get: {rec"), "record").getTextEdit().getLeft())
        .satisfies(edit ->
            assertThat(applied(written, List.of(edit)))
                .isEqualTo(written.replace("    get: {rec", "    get: {record: ")));
  }

  @Test
  void fieldsOfTheModelAreCompletedInMappingsAtTheirDepth() throws Exception {
    List<CompletionItem> outer =
        completed(text.replace("      last_name: family\n", "      last_\n"), "      last_");
    List<CompletionItem> inner =
        completed(
            text.replace("          id: id\n          cand", "          qq\n          cand"),
            "          qq");

    assertThat(item(outer, "last_name").getDetail()).isEqualTo("text");
    assertThat(item(inner, "applied_at").getDetail()).isEqualTo("a date-time");
    assertThat(inner).extracting(CompletionItem::getLabel).doesNotContain("last_name");
  }

  @Test
  void fieldsAreCompletedAsFiltersAndWordsWhereThereAreSome() throws Exception {
    List<CompletionItem> filters =
        completed(
            text.replace("        emails.email: {param", "        ema: {param"), "        ema");
    List<CompletionItem> words =
        completed(text.replace("operators: [eq, in]", "operators: [eq, l]"), "operators: [eq, l");

    assertThat(item(filters, "emails.email").getTextEdit().getLeft().getNewText())
        .isEqualTo("emails.email");
    assertThat(words).extracting(CompletionItem::getLabel).contains("like", "range");
  }

  @Test
  void variablesAndFunctionsAreCompletedWhereTheyCanBeRead() throws Exception {
    List<CompletionItem> mapping =
        completed(
            text.replace("      last_name: family\n", "      last_name: $\n"), "last_name: $");
    List<CompletionItem> request =
        completed(text.replace("{{ $id }}", "{{ $ }}"), "\"GET /people/{{ $");
    List<CompletionItem> account =
        completed(
            text.replace("Token {{ $account.token }}", "Token {{ $account. }}"),
            "Token {{ $account.");

    assertThat(mapping)
        .extracting(CompletionItem::getLabel)
        .contains("$record", "$stage", "$documents", "$present", "$join")
        .doesNotContain("$cursor", "$page");
    assertThat(item(mapping, "$present").getDetail()).startsWith("$present(");
    assertThat(request)
        .extracting(CompletionItem::getLabel)
        .contains("$id")
        .doesNotContain("$record");
    assertThat(account).extracting(CompletionItem::getLabel).containsExactly("company", "token");
  }

  @Test
  void theVendorsKeysAreCompletedAsFixturesHaveThem() throws Exception {
    List<CompletionItem> record =
        completed(
            text.replace("      last_name: family\n", "      last_name: fam\n"), "last_name: fam");
    List<CompletionItem> application =
        completed(
            text.replace("          source.name: via\n", "          source.name: v\n"),
            "source.name: v");
    List<CompletionItem> answer =
        completed(
            text.replace("      records: people\n", "      records: p\n"), "      records: p");
    List<CompletionItem> below =
        completed(
            text.replace("      last_name: family\n", "      last_name: applications.\n"),
            "last_name: applications.");

    assertThat(record).extracting(CompletionItem::getLabel).contains("given", "family", "changed");
    assertThat(application)
        .extracting(CompletionItem::getLabel)
        .contains("via", "turned_down")
        .doesNotContain("given");
    assertThat(answer).extracting(CompletionItem::getLabel).contains("pages", "people");
    assertThat(below).extracting(CompletionItem::getLabel).contains("stage", "position");
  }

  private String hovered(String piece, int further) throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector(), text);
      Hover hover =
          editor.answer(
              editor
                  .documents()
                  .hover(new HoverParams(document(uri), position(text, piece, further))));
      return hover == null ? "" : hover.getContents().getRight().getValue();
    }
  }

  @Test
  void hoveringTellsWhatAKeyMeans() throws Exception {
    assertThat(hovered("id_pattern", 3))
        .startsWith("**id_pattern**: a pattern\n\nWhat an id must match as a whole (RE2)");
    assertThat(hovered("applied_at: created", 2)).startsWith("**applied_at**: a date-time");
    assertThat(hovered("acme.lanternhire", 2)).isEmpty();
  }

  @Test
  void hoveringOverAnExpressionShowsWhatTheFixturesMakeOfIt() throws Exception {
    assertThat(hovered("      updated_at: changed", 21))
        .isEqualTo(
            """
            On a record of the fixtures:

            - `changed` is `1781784000`
            - gives `1781784000`
            - becomes `"2026-06-18T12:00:00Z"`\
            """);
    assertThat(hovered("name: $join($present([given, family]), \" \")", 23))
        .contains("- `given` is `\"Žofie\"`\n- gives `\"Žofie Příkladová\"`");
    assertThat(hovered("more: $page < pages", 15)).contains("`pages` is `1`", "gives `false`");
  }

  private String defined(String written, String piece, int further) throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector(), written);
      return editor
          .answer(
              editor
                  .documents()
                  .definition(
                      new DefinitionParams(document(uri), position(written, piece, further))))
          .getLeft()
          .stream()
          .map(each ->
              each.getUri().substring(each.getUri().lastIndexOf('/') + 1)
                  + ":"
                  + (each.getRange().getStart().getLine() + 1))
          .toList()
          .toString();
    }
  }

  private int line(String file, String piece) throws IOException {
    String all = Files.readString(vendor.fixtures().resolve("lanternhire").resolve(file));
    return position(all, piece, 0).getLine() + 1;
  }

  @Test
  void aRequestLeadsToTheStandInAndToScenarios() throws Exception {
    assertThat(defined(text, "request: GET /people\n", 12))
        .isEqualTo(
            "[vendor.yaml:"
                + line("vendor.yaml", "request: GET /api/v2/people\n")
                + ", filters.yaml:"
                + line("scenarios/filters.yaml", "&filtered GET")
                + ", list.yaml:"
                + line("scenarios/list.yaml", "GET /api/v2/people?order=id&page=1")
                + "]");
    assertThat(defined(text, "GET /people/{{ $key }}/documents", 25))
        .isEqualTo(
            "[vendor.yaml:" + line("vendor.yaml", "GET /api/v2/people/{id}/documents") + "]");
    assertThat(defined(text, "  candidates:\n", 4))
        .isEqualTo("[filters.yaml:1, list.yaml:1, vendor.yaml:1]");
    assertThat(defined(text, "    model: ats", 12)).isEqualTo("[]");
  }

  private String withLet() {
    return text.replace(
        "    map:\n      id: id\n      first_name: given\n",
        """
            let:
              whole: $join($present([given, family]), " ")
              loud: $uppercase($whole) & "$whole"
            map:
              id: id
              title: $loud & $whole & (($whole := "x"; $whole))
              first_name: given
        """
            .indent(0));
  }

  @Test
  void aNameOfLetIsFoundAndRenamedWhereItIsMeantAndNowhereElse() throws Exception {
    String written = withLet();
    assertThat(defined(written, "$uppercase($whole)", 13))
        .isEqualTo(
            "[lanternhire.yaml:" + (position(written, "whole: $join", 0).getLine() + 1) + "]");
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector(), written);
      Position use = position(written, "$loud & $whole & (", 10);

      assertThat(
              editor
                  .answer(
                      editor.documents().prepareRename(new PrepareRenameParams(document(uri), use)))
                  .getSecond()
                  .getPlaceholder())
          .isEqualTo("whole");
      WorkspaceEdit edit =
          editor.answer(
              editor.documents().rename(new RenameParams(document(uri), use, "full_name")));

      assertThat(applied(written, edits(edit, uri)))
          .isEqualTo(
              written
                  .replace("whole: $join", "full_name: $join")
                  .replace("$uppercase($whole)", "$uppercase($full_name)")
                  .replace("$loud & $whole & (", "$loud & $full_name & ("));
      for (String taken : List.of("loud", "record", "join", "2nd")) {
        assertThatThrownBy(() ->
                editor.answer(
                    editor.documents().rename(new RenameParams(document(uri), use, taken))))
            .hasMessageContaining(taken);
      }
      assertThatThrownBy(() ->
              editor.answer(
                  editor
                      .documents()
                      .rename(
                          new RenameParams(
                              document(uri), position(written, "last_name: family", 13), "x"))))
          .hasMessageContaining("Only names that 'let' gives");
    }
  }

  private String fixed(String mistaken, String piece) throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector(), mistaken);
      Position here = position(mistaken, piece, 0);
      List<TextEdit> edits =
          editor
              .answer(
                  editor
                      .documents()
                      .codeAction(
                          new CodeActionParams(
                              document(uri),
                              new Range(here, here),
                              new CodeActionContext(List.of()))))
              .stream()
              .map(Either::getRight)
              .limit(1)
              .map(CodeAction::getEdit)
              .flatMap(edit -> edits(edit, uri).stream())
              .toList();
      return applied(mistaken, edits);
    }
  }

  @Test
  void knownCuresAreQuickFixes() throws Exception {
    for (String[] mistake :
        new String[][] {
          {"size_param", "size_parm"},
          {"first_name: given", "frist_name: given"},
          {"first_name: given", "first_name: gven"},
          {"$stage(stage).name", "$stagee(stage).name"},
          {"$account.token", "$account.tokn"},
          {"x-wait", "X-Wait"},
          {"keep: 10m", "keep: 10"},
        }) {
      String mistaken = text.replace(mistake[0], mistake[1]);
      String cured = mistake[1].equals("keep: 10") ? text.replace("keep: 10m", "keep: 10s") : text;
      assertThat(fixed(mistaken, mistake[1])).as(mistake[1]).isEqualTo(cured);
    }
    String open = text.replace("    secret: true\n", "");
    assertThat(fixed(open, "  token:\n    title"))
        .isEqualTo(open.replace("  token:\n    title", "  token:\n    secret: true\n    title"));
  }

  @Test
  void theOutlineHasTheKeysOfTheFile() throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector());

      assertThat(
              editor.answer(
                  editor.documents().documentSymbol(new DocumentSymbolParams(document(uri)))))
          .map(Either::getRight)
          .satisfies(symbols ->
              assertThat(symbols)
                  .extracting(symbol -> symbol.getName())
                  .containsExactly(
                      "language",
                      "connector",
                      "label",
                      "docs",
                      "account",
                      "base_url",
                      "auth",
                      "times",
                      "limits",
                      "errors",
                      "resources"))
          .last()
          .satisfies(resources ->
              assertThat(resources.getChildren().getFirst().getChildren())
                  .extracting(symbol -> symbol.getName())
                  .containsExactly("model", "id_pattern", "list", "get", "related", "map"));
    }
  }
}
