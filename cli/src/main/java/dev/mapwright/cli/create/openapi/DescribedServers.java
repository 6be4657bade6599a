package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.create.draft.DraftField;
import dev.mapwright.cli.create.draft.DraftServer;
import dev.mapwright.cli.create.draft.Guess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a vendor is, by a document's servers. */
final class DescribedServers {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern URL =
      Pattern.compile("https://[^/{}]*(\\{[^{}/]*\\}[^/{}]*)*(/.*)?");

  private static final Pattern FOR_TRIALS =
      Pattern.compile("(?i)sandbox|staging|stage\\.|test|demo\\.|dev\\.|mock|localhost|127\\.0");

  private DescribedServers() {}

  /**
   * Of an operation.
   *
   * @param prefix a path behind the server's own, perhaps with variables
   */
  static DraftServer of(
      DescribedOperation operation,
      String name,
      String prefix,
      SequencedMap<Guess, String> guesses) {
    Document document = operation.document();
    Map<?, ?> server = first(operation);
    String url = server == null ? "" : document.text(server, "url").replaceFirst("/+$", "");
    SequencedMap<String, Object> variables = document.members(server, "variables");
    if (url.startsWith("http://")) {
      guesses.put(Guess.BASE_URL, "by https; the document says http");
      url = "https://" + url.substring("http://".length());
    }
    SequencedMap<String, List<String>> options = new LinkedHashMap<>();
    url = withDefaults(document, url, variables, options);
    if (!URL.matcher(url).matches()) {
      guesses.put(Guess.BASE_URL, "write where the vendor's API is; the document does not say it");
      url = "https://api." + name + ".example" + (url.matches("/[\\w./-]+") ? url : "");
    }
    return DraftServer.of(
        url + prefix,
        variable -> DraftField.ofAddress(variable, options.getOrDefault(variable, List.of())));
  }

  private static @Nullable Map<?, ?> first(DescribedOperation operation) {
    Document document = operation.document();
    for (Object whose : List.of(operation.members(), operation.item())) {
      List<Object> servers = document.items(whose, "servers");
      if (!servers.isEmpty()) {
        return inEarnest(document, servers);
      }
    }
    SequencedMap<String, Object> root = new LinkedHashMap<>();
    root.put("servers", document.member("servers"));
    return inEarnest(document, document.items(root, "servers"));
  }

  /** The first that is not for trials; if all are, the first. */
  private static @Nullable Map<?, ?> inEarnest(Document document, List<Object> servers) {
    return servers.stream()
        .filter(server -> !FOR_TRIALS.matcher(document.text(server, "url")).find())
        .findFirst()
        .or(() -> servers.stream().findFirst())
        .map(document::map)
        .orElse(null);
  }

  /** Variables that are no customer's own go; for the others their options are kept. */
  private static String withDefaults(
      Document document,
      String url,
      SequencedMap<String, Object> variables,
      SequencedMap<String, List<String>> options) {
    Matcher found = VARIABLE.matcher(url);
    StringBuilder whole = new StringBuilder();
    int host = (url + "/").indexOf('/', "https://".length());
    while (found.find()) {
      String name = found.group(1);
      Object variable = document.resolved(variables.get(name));
      String usual = document.text(variable, "default");
      List<String> words =
          document.items(variable, "enum").stream().map(String::valueOf).distinct().toList();
      boolean isChosen =
          words.size() > 1 && words.stream().allMatch(one -> one.matches("[A-Za-z0-9-]+"));
      boolean isCustomers =
          found.start() < host && usual.indexOf('.') < 0 && !usual.matches("\\d+");
      if (isChosen) {
        options.put(name, words);
      }
      boolean stays = isChosen || usual.isEmpty() || (isCustomers && words.size() != 1);
      found.appendReplacement(whole, Matcher.quoteReplacement(stays ? found.group() : usual));
    }
    return found.appendTail(whole).toString();
  }
}
