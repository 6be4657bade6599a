package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a request: what a request itself, a filter, a sort or the authentication adds.
 *
 * @param query parameters, nested as the author wrote them
 * @param headers by name
 * @param json the JSON body or a part of it, or null
 * @param form the form body or a part of it, or null
 */
public record Fragment(
    SequencedMap<String, Template> query,
    SequencedMap<String, Template> headers,
    @Nullable Template json,
    @Nullable Template form) {

  /** Adds nothing. */
  public static final Fragment EMPTY =
      new Fragment(new LinkedHashMap<>(), new LinkedHashMap<>(), null, null);

  public Fragment {
    query = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(query));
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /** Whether it adds nothing. */
  public boolean isEmpty() {
    return query.isEmpty() && headers.isEmpty() && json == null && form == null;
  }

  /** All expressions inside. */
  public List<Expression> expressions() {
    Stream<Template> bodies =
        Stream.of(json, form)
            .mapMulti((body, sink) -> {
              if (body != null) {
                sink.accept(body);
              }
            });
    return Stream.of(query.values().stream(), headers.values().stream(), bodies)
        .flatMap(s -> s)
        .flatMap(t -> t.expressions().stream())
        .toList();
  }
}
