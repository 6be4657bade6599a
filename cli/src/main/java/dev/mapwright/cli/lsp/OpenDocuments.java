package dev.mapwright.cli.lsp;

import dev.mapwright.cli.editor.EditedFile;
import dev.mapwright.cli.validate.FileValidation;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** What an editor has open. Thread-safe. */
final class OpenDocuments {
  private final FileValidation validation;
  private final UnifiedModels models;
  private final ExecutorService threads;
  private final Published published = new Published();

  /** One check at a time: each takes what the machine has. */
  private final Semaphore turn = new Semaphore(1);

  private final Map<String, OpenDocument> open = new ConcurrentHashMap<>();

  OpenDocuments(FileValidation validation, UnifiedModels models, ExecutorService threads) {
    this.validation = validation;
    this.models = models;
    this.threads = threads;
  }

  void connect(LanguageClient client) {
    published.connect(client);
  }

  void open(String uri, String text) {
    FileUri file = FileUri.of(uri);
    EditedFile edited = EditedFile.opened(new SourceFile(file.name(), text), models);
    OpenDocument document = new OpenDocument(file, edited, validation, published, turn, threads);
    OpenDocument before = open.put(uri, document);
    if (before != null) {
      before.close();
    }
    document.check();
  }

  void change(String uri, String text) {
    OpenDocument document = open.get(uri);
    if (document != null) {
      document.edit(text);
    }
  }

  void close(String uri) {
    OpenDocument document = open.remove(uri);
    if (document != null) {
      document.close();
    }
  }

  void closeAll() {
    open.keySet().forEach(this::close);
  }

  /** Something has been saved: connectors and their fixtures are checked together. */
  void checkAll() {
    open.values().forEach(OpenDocument::check);
  }

  /**
   * A document that is open.
   *
   * @throws ResponseErrorException if it is not
   */
  OpenDocument at(@Nullable String uri) {
    OpenDocument document = uri == null ? null : open.get(uri);
    if (document == null) {
      throw new ResponseErrorException(
          new ResponseError(
              ResponseErrorCode.InvalidParams, "The document is not open: " + uri, null));
    }
    return document;
  }
}
