package dev.mapwright.cli.lsp;

import dev.mapwright.cli.editor.Definitions;
import dev.mapwright.cli.editor.EditedFile;
import dev.mapwright.cli.editor.Explanations;
import dev.mapwright.cli.editor.LetNames;
import dev.mapwright.cli.editor.Outline;
import dev.mapwright.cli.editor.Suggestions;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** What an editor tells and asks about documents. Nothing here waits for a check but its asker. */
final class DocumentRequests implements TextDocumentService {
  private final OpenDocuments documents;
  private final ExecutorService threads;

  DocumentRequests(OpenDocuments documents, ExecutorService threads) {
    this.documents = documents;
    this.threads = threads;
  }

  /** What is asked of one document. */
  private interface Question<T> {
    @Nullable T of(OpenDocument document) throws InterruptedException;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams opened) {
    documents.open(opened.getTextDocument().getUri(), opened.getTextDocument().getText());
  }

  @Override
  public void didChange(DidChangeTextDocumentParams changed) {
    if (!changed.getContentChanges().isEmpty()) {
      documents.change(
          changed.getTextDocument().getUri(), changed.getContentChanges().getLast().getText());
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams closed) {
    documents.close(closed.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams saved) {
    documents.checkAll();
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams asked) {
    return answer(
        asked.getTextDocument(),
        document -> {
          EditedFile file = document.file();
          List<CompletionItem> items =
              Suggestions.at(file, offset(file, asked.getPosition())).stream()
                  .map(each -> Wire.item(each, file))
                  .toList();
          // What the first check will show comes with the next key that is typed.
          return Either.forRight(new CompletionList(!file.isChecked(), items));
        });
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams asked) {
    return answer(
        asked.getTextDocument(),
        document -> {
          EditedFile file = document.checked();
          String words = Explanations.at(file, offset(file, asked.getPosition()));
          return words == null ? null : new Hover(Wire.markdown(words));
        });
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams asked) {
    return answer(
        asked.getTextDocument(),
        document -> {
          EditedFile file = document.checked();
          int offset = offset(file, asked.getPosition());
          return Either.forLeft(
              Definitions.at(file, document.fixtures(), offset).stream()
                  .map(each -> Wire.location(each, document.uri()))
                  .toList());
        });
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams asked) {
    return answer(
        asked.getTextDocument(),
        document -> {
          EditedFile file = document.checked();
          int offset = offset(file, asked.getPosition());
          LetNames names = LetNames.of(file);
          String name = names.name(offset);
          return name == null
              ? null
              : Either3.forSecond(new PrepareRenameResult(written(names, file, offset), name));
        });
  }

  /** Where the name under the cursor stands. */
  private static Range written(LetNames names, EditedFile file, int offset) {
    int line = file.line(offset);
    int column = file.column(offset);
    return names.everywhere(offset).stream()
        .filter(each ->
            each.line() == line
                && each.column() - 1 <= column
                && column <= each.column() + each.length())
        .findFirst()
        .map(Wire::range)
        .orElseThrow();
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams asked) {
    return answer(
        asked.getTextDocument(),
        document -> {
          EditedFile file = document.checked();
          int offset = offset(file, asked.getPosition());
          LetNames names = LetNames.of(file);
          String wanted = asked.getNewName().replaceFirst("^\\$", "");
          String refusal = names.refusal(offset, wanted);
          if (refusal != null) {
            throw new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, refusal, null));
          }
          return Wire.edit(
              document.uri(),
              names.everywhere(offset).stream()
                  .map(each -> new TextEdit(Wire.range(each), wanted))
                  .toList());
        });
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams asked) {
    return answer(
        asked.getTextDocument(),
        document -> {
          EditedFile file = document.checked();
          List<Either<Command, CodeAction>> actions = new ArrayList<>();
          for (Problem problem : file.problems()) {
            Fix fix = problem.fix();
            int line = problem.place().line() - 1;
            if (fix != null
                && fix.place().file().equals(file.text())
                && asked.getRange().getStart().getLine() <= line
                && line <= asked.getRange().getEnd().getLine()) {
              actions.add(Either.forRight(Wire.fix(problem, fix, document.uri())));
            }
          }
          return actions;
        });
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams asked) {
    return answer(
        asked.getTextDocument(),
        document ->
            Outline.of(document.file()).stream()
                .map(Wire::symbol)
                .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                .toList());
  }

  private <T> CompletableFuture<T> answer(TextDocumentIdentifier document, Question<T> question) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return question.of(documents.at(document.getUri()));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The session is over.");
          }
        },
        threads);
  }

  private static int offset(EditedFile file, Position position) {
    return file.offset(position.getLine(), position.getCharacter());
  }
}
