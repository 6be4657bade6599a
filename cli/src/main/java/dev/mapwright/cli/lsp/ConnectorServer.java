package dev.mapwright.cli.lsp;

import dev.mapwright.cli.command.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** One editor's session. */
final class ConnectorServer implements LanguageServer {
  private final OpenDocuments documents;
  private final DocumentRequests requests;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean isShutDown;

  /** On these documents, each request in a thread of its own. */
  ConnectorServer(OpenDocuments documents, ExecutorService threads) {
    this.documents = documents;
    this.requests = new DocumentRequests(documents, threads);
  }

  /** Problems go to that client. */
  void connect(LanguageClient client) {
    documents.connect(client);
  }

  /** Waits for the end, be it said or the input's, and returns the exit code. */
  int serve(Future<Void> listening) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            listening.get();
            ended.complete(ExitCode.OK);
          } catch (CancellationException | ExecutionException _) {
            ended.complete(ExitCode.OK);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    return ended.join();
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Full);
    sync.setSave(new SaveOptions(false));
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setTextDocumentSync(sync);
    capabilities.setCompletionProvider(new CompletionOptions(false, List.of("$", ".")));
    capabilities.setHoverProvider(true);
    capabilities.setDefinitionProvider(true);
    capabilities.setRenameProvider(new RenameOptions(true));
    capabilities.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    capabilities.setDocumentSymbolProvider(true);
    String version =
        Objects.requireNonNullElse(
            ConnectorServer.class.getPackage().getImplementationVersion(), "development");
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities, new ServerInfo("mapwright", version)));
  }

  @Override
  public void setTrace(SetTraceParams parameters) {
    // There is nothing to trace.
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    isShutDown = true;
    documents.closeAll();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    ended.complete(isShutDown ? ExitCode.OK : ExitCode.FAILED);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return requests;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return new WorkspaceService() {
      @Override
      public void didChangeConfiguration(DidChangeConfigurationParams parameters) {
        // There is nothing to configure.
      }

      @Override
      public void didChangeWatchedFiles(DidChangeWatchedFilesParams parameters) {
        documents.checkAll();
      }
    };
  }
}
