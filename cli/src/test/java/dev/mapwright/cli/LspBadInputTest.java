package dev.mapwright.cli;

import static dev.mapwright.cli.EditorSession.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor, or somebody who is none, may send besides. */
class LspBadInputTest {
  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
  }

  /** The session still answers. */
  private void isAlive(EditorSession editor) throws Exception {
    String uri = editor.open(vendor.connector());
    assertThat(editor.problems(uri, List::isEmpty)).isEmpty();
    assertThat(
            editor.answer(
                editor.documents().documentSymbol(new DocumentSymbolParams(document(uri)))))
        .isNotEmpty();
  }

  @Test
  void itEndsAsItIsTold() throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      isAlive(editor);
      assertThat(editor.end()).isZero();
      assertThat(editor.err()).isEmpty();
    }
    try (EditorSession editor = EditorSession.begin()) {
      editor.server().exit();
      assertThat(editor.exit()).isEqualTo(1);
    }
    EditorSession gone = EditorSession.begin();
    gone.close();
    assertThat(gone.exit()).isZero();
    assertThat(CommandRun.of("lsp", "--nonsense").exit()).isEqualTo(2);
    assertThat(CommandRun.of("lsp", "--stdio").exit()).as("as some editors start it").isZero();
  }

  @Test
  void anUnknownMethodIsRefusedAndTheSessionGoesOn() throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      assertThatThrownBy(() ->
              ServiceEndpoints.toEndpoint(editor.server())
                  .request("textDocument/dance", null)
                  .get(EditorSession.PATIENCE, TimeUnit.SECONDS))
          .hasMessageContaining("Unsupported");
      isAlive(editor);
    }
  }

  @Test
  void whatIsNoMessageIsPassedOver() throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      editor.send("Content-Length: 9\r\n\r\n{nonsense");
      editor.send("Content-Length: 2\r\n\r\n[]");
      editor.send("Content-Length: 100000\r\n\r\n" + "[".repeat(100_000));
      editor.send("Content-Length: 100005\r\n\r\n{\"a\":" + "[".repeat(100_000));
      isAlive(editor);
    }
  }

  @Test
  void aMessageThatNobodyCouldHoldEndsTheSession() throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      editor.send("Content-Length: 2000000000\r\n\r\n");

      assertThat(editor.exit()).isZero();
    }
  }

  @Test
  void aDocumentThatIsNotOpenIsNamed() throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      HoverParams hover = new HoverParams(document("file:///none.yaml"), new Position(0, 0));

      assertThatThrownBy(() -> editor.answer(editor.documents().hover(hover)))
          .hasMessageContaining("The document is not open: file:///none.yaml");
      isAlive(editor);
    }
  }

  @Test
  void filesOfOthersAreLeftAlone() throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      String foreign =
          editor.open(folder.resolve("compose.yaml"), "services: {web: {image: nginx}}\n");
      assertThat(editor.problems(foreign)).isEmpty();
      HoverParams hover = new HoverParams(document(foreign), new Position(90, 90));
      assertThat(editor.answer(editor.documents().hover(hover))).isNull();

      // A connector that lies elsewhere has no fixtures, and its own problems.
      String alone =
          editor.open(
              folder.resolve("elsewhere/acme.yaml"),
              "language: 2\nconnector: acme\nbase_url: https://acme.example\nresorces: {}\n");
      assertThat(editor.problems(alone))
          .extracting(each -> each.getCode().getLeft())
          .containsExactlyInAnyOrder("missing-key", "unknown-key");
    }
  }

  @Test
  void brokenYamlIsToldAndCompletedAllTheSame() throws Exception {
    String text = Files.readString(vendor.connector());
    String broken = text.replace("errors: {message: error.text}", "errors: {mess");
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector(), broken);
      assertThat(editor.problems(uri))
          .extracting(each -> each.getCode().getLeft())
          .containsExactly("yaml-syntax");
      Position cursor = EditorSession.position(broken, "errors: {mess", "errors: {mess".length());

      assertThat(
              editor
                  .answer(
                      editor.documents().completion(new CompletionParams(document(uri), cursor)))
                  .getRight()
                  .getItems())
          .extracting(item -> item.getLabel())
          .contains("message");
    }
  }

  @Test
  void whatIsTooLongOrTooDeepIsBounded() throws Exception {
    try (EditorSession editor = EditorSession.begin()) {
      String uri = editor.open(vendor.connector(), "language: 2\n" + "# 50 MB\n".repeat(6_250_000));
      assertThat(editor.problems(uri))
          .extracting(each -> each.getCode().getLeft())
          .containsExactly("yaml-too-large");
      CompletionParams cursor = new CompletionParams(document(uri), new Position(5, 0));
      assertThat(editor.answer(editor.documents().completion(cursor)).getRight().getItems())
          .isNotEmpty();

      editor.change(uri, "language: " + "[".repeat(100_000));
      assertThat(editor.problems(uri))
          .hasSize(1)
          .allMatch(each -> each.getCode().getLeft().startsWith("yaml-"));
      isAlive(editor);
    }
  }
}
