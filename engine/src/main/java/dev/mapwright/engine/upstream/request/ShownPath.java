package dev.mapwright.engine.upstream.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Request.Target;
import dev.mapwright.engine.expression.Template;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The path of a request as it may be logged: segments that the connector's file has as they are.
 * What else stands in a path came from a record, a caller or a vendor, and may be a name, a secret
 * or an address.
 */
public final class ShownPath {
  private static final String OTHER = "*";

  /** Longer paths are not worth a line. */
  private static final int MOST = 20;

  private static final LoadingCache<Connector, Set<String>> WORDS =
      Caffeine.newBuilder().weakKeys().build(ShownPath::words);

  private ShownPath() {}

  /** The path of a URI that was asked for an account of a connector. */
  public static String of(Connector connector, URI uri) {
    Set<String> words = WORDS.get(connector);
    return Arrays.stream(String.valueOf(uri.getRawPath()).split("/", -1))
        .limit(MOST)
        .map(segment -> segment.isEmpty() || words.contains(segment) ? segment : OTHER)
        .collect(Collectors.joining("/"));
  }

  private static Set<String> words(Connector connector) {
    Set<String> words = new HashSet<>();
    addText(words, connector.baseUrl());
    Endpoints.of(connector)
        .forEach(endpoint -> {
          switch (endpoint.request().target()) {
            case Target.Path(List<Template> segments, boolean _) ->
                segments.forEach(segment -> addSegment(words, segment));
            case Target.Url(Template url) -> addText(words, url);
          }
        });
    return Set.copyOf(words);
  }

  private static void addSegment(Set<String> words, Template segment) {
    if (segment instanceof Template.Literal(Object value)) {
      words.add(value.toString());
    }
  }

  /** Whole segments of fixed text; a piece beside an expression is no segment. */
  private static void addText(Set<String> words, Template url) {
    String fixed =
        switch (url) {
          case Template.Literal(Object value) -> value.toString();
          case Template.Text(List<Template> parts) ->
              parts.stream()
                  .map(part -> part instanceof Template.Literal(Object value) ? value : "\0")
                  .map(Object::toString)
                  .collect(Collectors.joining());
          case Template.Computed _, Template.Members _, Template.Items _ -> "";
        };
    Arrays.stream(fixed.replaceFirst("^[^/]*//[^/]*", "").split("[?#]", 2)[0].split("/", -1))
        .filter(segment -> !segment.isEmpty() && segment.indexOf('\0') < 0)
        .forEach(words::add);
  }
}
