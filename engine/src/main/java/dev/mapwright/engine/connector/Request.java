package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the file describes it.
 *
 * @param method GET or POST; both are reads
 * @param target where it goes
 * @param fragment its query, headers and body, with the connector's and resource's merged in
 * @param basic user name and password of HTTP basic authentication, or null
 * @param arrays how arrays are written in queries and forms
 * @param decode how the answer is read
 * @param place where the request stands in the file
 */
public record Request(
    Method method,
    Target target,
    Fragment fragment,
    @Nullable Basic basic,
    ArrayStyle arrays,
    Decode decode,
    Place place) {

  /** The methods that read. */
  public enum Method {
    GET,
    POST
  }

  /** How arrays are written in queries and forms. */
  public enum ArrayStyle {
    /** {@code a=1&a=2}. */
    REPEAT,
    /** {@code a[]=1&a[]=2}. */
    BRACKETS,
    /** {@code a[0]=1&a[1]=2}. */
    INDICES,
    /** {@code a=1,2}. */
    COMMA,
    /** {@code a=[1,2]}. */
    JSON
  }

  /** How an answer's body is read. */
  public enum Decode {
    JSON,
    XML,
    /** By content type, then by the first byte. */
    AUTO
  }

  /** User name and password. */
  public record Basic(Template username, Template password) {}

  /** Where a request goes. */
  public sealed interface Target {
    /**
     * A path below the base URL: each segment is fixed text, one encoded value, or an array of
     * values, one segment each.
     *
     * @param segments in order; a segment may mix text and expressions
     * @param trailingSlash whether the path ends in a slash
     */
    record Path(List<Template> segments, boolean trailingSlash) implements Target {
      public Path {
        segments = List.copyOf(segments);
      }
    }

    /** A URL: absolute, at an allowed origin, or beginning with a slash at the base's origin. */
    record Url(Template url) implements Target {}
  }
}
