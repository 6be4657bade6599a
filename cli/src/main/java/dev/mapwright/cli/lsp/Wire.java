package dev.mapwright.cli.lsp;

import dev.mapwright.cli.editor.EditedFile;
import dev.mapwright.cli.editor.Outline;
import dev.mapwright.cli.editor.Stretch;
import dev.mapwright.cli.editor.Suggestion;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Our things in the protocol's words; both count characters in UTF-16. */
final class Wire {
  private static final String SOURCE = "mapwright";

  private Wire() {}

  static Diagnostic diagnostic(Problem problem) {
    Diagnostic diagnostic = new Diagnostic(range(problem.place()), words(problem));
    diagnostic.setSeverity(
        switch (problem.severity()) {
          case ERROR -> DiagnosticSeverity.Error;
          case WARNING -> DiagnosticSeverity.Warning;
        });
    diagnostic.setCode(problem.code());
    diagnostic.setSource(SOURCE);
    return diagnostic;
  }

  private static String words(Problem problem) {
    return problem.cure() == null ? problem.message() : problem.message() + "\n" + problem.cure();
  }

  static Range range(Place place) {
    return range(place.line() - 1, place.column() - 1, place.length());
  }

  static Range range(Stretch stretch) {
    return range(stretch.line(), stretch.column(), stretch.length());
  }

  private static Range range(int line, int column, int length) {
    return new Range(new Position(line, column), new Position(line, column + length));
  }

  static Location location(Stretch stretch, String own) {
    String uri = stretch.file() == null ? own : stretch.file().toAbsolutePath().toUri().toString();
    return new Location(uri, range(stretch));
  }

  static CodeAction fix(Problem problem, Fix fix, String uri) {
    String cure = problem.cure();
    CodeAction action =
        new CodeAction(
            "Write '"
                + fix.text().replaceAll("\\s+", " ")
                + "'"
                + (cure == null ? "" : ": " + cure));
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(diagnostic(problem)));
    action.setEdit(edit(uri, List.of(new TextEdit(range(fix.place()), fix.text()))));
    return action;
  }

  static WorkspaceEdit edit(String uri, List<TextEdit> edits) {
    return new WorkspaceEdit(Map.of(uri, edits));
  }

  static CompletionItem item(Suggestion suggestion, EditedFile file) {
    CompletionItem item = new CompletionItem(suggestion.label());
    item.setKind(
        switch (suggestion.kind()) {
          case KEY -> CompletionItemKind.Property;
          case FIELD, VENDOR_KEY -> CompletionItemKind.Field;
          case WORD -> CompletionItemKind.EnumMember;
          case VARIABLE -> CompletionItemKind.Variable;
          case FUNCTION -> CompletionItemKind.Function;
        });
    if (!suggestion.detail().isEmpty()) {
      item.setDetail(suggestion.detail());
    }
    if (!suggestion.words().isEmpty()) {
      item.setDocumentation(markdown(suggestion.words()));
    }
    item.setFilterText(suggestion.label());
    item.setTextEdit(
        Either.forLeft(
            new TextEdit(
                new Range(position(file, suggestion.from()), position(file, suggestion.to())),
                suggestion.text())));
    return item;
  }

  private static Position position(EditedFile file, int offset) {
    return new Position(file.line(offset), file.column(offset));
  }

  static MarkupContent markdown(String text) {
    return new MarkupContent(MarkupKind.MARKDOWN, text);
  }

  static DocumentSymbol symbol(Outline outline) {
    Range key = range(outline.key());
    Range whole =
        new Range(
            key.getStart(),
            outline.lastLine() > outline.key().line()
                ? new Position(outline.lastLine() + 1, 0)
                : key.getEnd());
    DocumentSymbol symbol = new DocumentSymbol(outline.name(), SymbolKind.Key, whole, key);
    symbol.setChildren(outline.below().stream().map(Wire::symbol).toList());
    return symbol;
  }
}
