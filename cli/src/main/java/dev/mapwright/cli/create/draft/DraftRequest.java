package dev.mapwright.cli.create.draft;

import dev.mapwright.cli.create.draft.Draft.In;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A request of the vendor. The text {@code {id}} in its path, or as a member of its body, is the
 * record's id.
 *
 * @param query texts, or lists of texts, by name
 * @param in where parameters that are no constants go
 * @param body its members; empty where there is none
 */
public record DraftRequest(
    String method,
    String path,
    SequencedMap<String, Object> query,
    In in,
    SequencedMap<String, Object> body) {
  public static final String ID = "{id}";

  public DraftRequest {
    query = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(query));
    body = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(body));
  }

  /** A GET without parameters. */
  public static DraftRequest get(String path) {
    return new DraftRequest("GET", path, new LinkedHashMap<>(), In.QUERY, new LinkedHashMap<>());
  }

  /** The lines of the connector, with this in the place of the id. */
  List<String> lines() {
    String id = "{{ $id }}";
    List<String> lines = new ArrayList<>();
    lines.add("request: " + YamlText.of(method + " " + path.replace(ID, id)));
    if (!query.isEmpty()) {
      lines.add("query: " + YamlText.of(with(id, query)));
    }
    if (!body.isEmpty()) {
      lines.add(in.key() + ": " + YamlText.of(with(id, body)));
    }
    return lines;
  }

  private static SequencedMap<String, Object> with(String id, Map<String, Object> members) {
    SequencedMap<String, Object> whole = new LinkedHashMap<>(members);
    whole.replaceAll((_, value) -> value.equals(ID) ? id : value);
    return whole;
  }

  /** Where a request finds the id, as the variable of a stand-in. */
  String idVariable() {
    if (path.contains(ID)) {
      return "$path.id";
    }
    String place = query.containsValue(ID) ? In.QUERY.key() : in.key();
    return (query.containsValue(ID) ? query : body)
        .entrySet().stream()
            .filter(member -> member.getValue().equals(ID))
            .map(member -> "$" + place + ".`" + member.getKey() + "`")
            .findFirst()
            .orElseThrow();
  }

  /** The lines of an exchange, with parameters of the moment. */
  List<String> exchange(String prefix, String id, SequencedMap<String, Object> more) {
    List<String> lines = new ArrayList<>();
    lines.add("request: " + YamlText.of(method + " " + url(prefix, id, more)));
    SequencedMap<String, Object> members = with(id, body);
    if (in != In.QUERY) {
      members.putAll(more);
    }
    if (!members.isEmpty()) {
      lines.add(in.key() + ": " + YamlText.of(members));
    }
    return lines;
  }

  /** Path and query of an exchange. */
  String url(String prefix, String id, SequencedMap<String, Object> more) {
    SequencedMap<String, Object> parameters = with(id, query);
    if (in == In.QUERY) {
      parameters.putAll(more);
    }
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, value) ->
        (value instanceof List<?> list ? list : List.of(value))
            .forEach(one -> pairs.add(encoded(name) + "=" + encoded(String.valueOf(one)))));
    return prefix + path.replace(ID, id) + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
