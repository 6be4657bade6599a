package dev.mapwright.cli.lsp;

import dev.mapwright.engine.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * The problems that the editor shows. Those of a connector's fixtures stand in other files, which
 * may be open and have problems of their own. Thread-safe.
 */
final class Published {
  /** By the document that was checked, and by the file in which they stand. */
  private final Map<String, Map<String, List<Problem>>> shown = new HashMap<>();

  private @Nullable LanguageClient client;

  synchronized void connect(LanguageClient editor) {
    client = editor;
  }

  /**
   * Shows what a check has come to, in the place of what the one before has.
   *
   * @param uri the document that was checked
   * @param name what its problems call it
   */
  synchronized void show(String uri, String name, List<Problem> problems) {
    Map<String, List<Problem>> now =
        problems.stream()
            .collect(Collectors.groupingBy(each -> uriOf(each.place().file().name(), uri, name)));
    now.putIfAbsent(uri, List.of());
    Map<String, List<Problem>> before = shown.put(uri, now);
    Set<String> touched = new HashSet<>(now.keySet());
    if (before != null) {
      touched.addAll(before.keySet());
    }
    touched.forEach(this::publish);
  }

  /** Takes away what was shown for a document. */
  synchronized void clear(String uri) {
    Map<String, List<Problem>> before = shown.remove(uri);
    if (before != null) {
      before.keySet().forEach(this::publish);
    }
  }

  /** Says something that belongs to no place. */
  synchronized void tell(String words) {
    if (client != null) {
      client.logMessage(new MessageParams(MessageType.Warning, words));
    }
  }

  private void publish(String uri) {
    if (client != null) {
      List<Problem> all =
          shown.values().stream()
              .flatMap(each -> each.getOrDefault(uri, List.of()).stream())
              .distinct()
              .toList();
      client.publishDiagnostics(
          new PublishDiagnosticsParams(uri, all.stream().map(Wire::diagnostic).toList()));
    }
  }

  private static String uriOf(String file, String uri, String name) {
    return file.equals(name) ? uri : Path.of(file).toAbsolutePath().toUri().toString();
  }
}
