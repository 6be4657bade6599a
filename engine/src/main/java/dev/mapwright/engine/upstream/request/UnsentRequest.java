package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Request;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A request with all expressions evaluated, not yet authenticated or encoded: what pagination,
 * filters and sort add to. Immutable.
 *
 * @param endpoint what is called
 * @param uri absolute, without the query below; a followed URL keeps its own query
 * @param query parameters by name; values are scalars, lists or nested objects
 * @param headers by name
 * @param json the JSON body, or null
 * @param form the form body, or null
 * @param followed whether the URL was handed out by the vendor, so that nothing is added to it
 */
public record UnsentRequest(
    Endpoint endpoint,
    URI uri,
    SequencedMap<String, Object> query,
    SequencedMap<String, String> headers,
    @Nullable Object json,
    @Nullable Map<String, Object> form,
    boolean followed) {
  public UnsentRequest {
    query = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(query));
    headers = RequestParts.byName(headers);
  }

  /** With more: objects member by member, lists appended, of two other values the later one. */
  public UnsentRequest with(RequestParts parts) {
    return new UnsentRequest(
        endpoint,
        uri,
        Trees.merged(query, parts.query()),
        Trees.merged(headers, parts.headers()),
        Trees.mergedOrEither(json, parts.json()),
        Trees.mergedMaps(form, parts.form()),
        followed);
  }

  /**
   * The same below another URL, which a vendor handed out; what is no path below the first one
   * stays where it is.
   */
  UnsentRequest below(URI base, URI other) {
    String from = base.toString().replaceFirst("/+$", "");
    String url = uri.toString();
    boolean isPath = !followed && endpoint.request().target() instanceof Request.Target.Path;
    if (!isPath || !url.startsWith(from)) {
      return this;
    }
    URI moved = URI.create(other.toString().replaceFirst("/+$", "") + url.substring(from.length()));
    return new UnsentRequest(endpoint, moved, query, headers, json, form, true);
  }

  /** Method and URL without the query: parameters, headers and bodies may hold secrets. */
  @Override
  public String toString() {
    return endpoint.request().method()
        + " "
        + uri.getScheme()
        + "://"
        + uri.getRawAuthority()
        + uri.getRawPath();
  }
}
