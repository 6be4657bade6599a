package dev.mapwright.cli;

import dev.mapwright.cli.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;

/** An editor's session with {@code mapwright lsp}, over pipes. */
final class EditorSession implements AutoCloseable {
  static final long PATIENCE = 30;

  private final OutputStream toServer;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final Map<String, List<Diagnostic>> shown = new ConcurrentHashMap<>();
  private final Object news = new Object();
  private final LanguageServer server;

  private EditorSession(String... options) throws IOException {
    Pipe in = Pipe.open();
    Pipe out = Pipe.open();
    toServer = Channels.newOutputStream(in.sink());
    Terminal terminal =
        Terminal.of(
            Channels.newInputStream(in.source()),
            false,
            false,
            Channels.newOutputStream(out.sink()),
            err);
    String[] arguments = new String[options.length + 1];
    arguments[0] = "lsp";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Thread.ofPlatform().start(() -> exit.complete(Main.run(terminal, arguments)));
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            new Client(), Channels.newInputStream(out.source()), toServer);
    launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  /** A session that has been greeted. */
  static EditorSession begin(String... options) throws Exception {
    EditorSession session = new EditorSession(options);
    session.server.initialize(new InitializeParams()).get(PATIENCE, TimeUnit.SECONDS);
    session.server.initialized(new InitializedParams());
    return session;
  }

  LanguageServer server() {
    return server;
  }

  TextDocumentService documents() {
    return server.getTextDocumentService();
  }

  /** Opens a file with the text that it has, or another. */
  String open(Path file, String text) {
    String uri = file.toUri().toString();
    documents().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    return uri;
  }

  String open(Path file) throws IOException {
    return open(file, Files.readString(file));
  }

  void change(String uri, String text) {
    synchronized (news) {
      shown.remove(uri);
    }
    documents()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, 2),
                List.of(new TextDocumentContentChangeEvent(text))));
  }

  /** The problems of a document, as soon as they are as wanted. */
  List<Diagnostic> problems(String uri, Predicate<List<Diagnostic>> wanted)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    synchronized (news) {
      while (System.nanoTime() < until) {
        List<Diagnostic> now = shown.get(uri);
        if (now != null && wanted.test(now)) {
          return now;
        }
        news.wait(100);
      }
    }
    throw new AssertionError("never so: " + shown + "\n" + err());
  }

  /** The problems of a document, as soon as it has been checked. */
  List<Diagnostic> problems(String uri) throws InterruptedException {
    return problems(uri, _ -> true);
  }

  <T> T answer(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE, TimeUnit.SECONDS);
  }

  static TextDocumentIdentifier document(String uri) {
    return new TextDocumentIdentifier(uri);
  }

  /** Where a piece of text begins, and some characters further. */
  static Position position(String text, String piece, int further) {
    int at = text.indexOf(piece);
    if (at < 0 || text.indexOf(piece, at + 1) >= 0) {
      throw new IllegalArgumentException("not once: " + piece);
    }
    int offset = at + further;
    int line = (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    return new Position(line, offset - text.lastIndexOf('\n', offset - 1) - 1);
  }

  /** Sends bytes as they stand. */
  void send(String raw) throws IOException {
    synchronized (toServer) {
      toServer.write(raw.getBytes(StandardCharsets.UTF_8));
      toServer.flush();
    }
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  int end() throws Exception {
    answer(server.shutdown());
    server.exit();
    return exit.get(PATIENCE, TimeUnit.SECONDS);
  }

  int exit() throws Exception {
    return exit.get(PATIENCE, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    toServer.close();
    exit.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
  }

  private final class Client implements LanguageClient {
    @Override
    public void publishDiagnostics(PublishDiagnosticsParams told) {
      synchronized (news) {
        shown.put(told.getUri(), told.getDiagnostics());
        news.notifyAll();
      }
    }

    @Override
    public void telemetryEvent(Object event) {
      throw new AssertionError(event);
    }

    @Override
    public void showMessage(MessageParams message) {
      throw new AssertionError(message);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams request) {
      throw new AssertionError(request);
    }

    @Override
    public void logMessage(MessageParams message) {
      throw new AssertionError(message);
    }
  }
}
