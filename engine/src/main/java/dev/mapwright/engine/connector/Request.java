package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the file describes it.
 *
 * @param method all of them are used to read
 * @param target where it goes
 * @param fragment its query, headers and body, with the connector's and resource's merged in
 * @param basic user name and password of HTTP basic authentication, or null
 * @param arrays how arrays are written in queries and forms
 * @param decode how the answer is read
 * @param body how the fragment's body is written
 * @param place where the request stands in the file
 */
public record Request(
    Method method,
    Target target,
    Fragment fragment,
    @Nullable Basic basic,
    ArrayStyle arrays,
    Decode decode,
    BodyKind body,
    Place place) {

  /** One whose body is JSON or a form, if it has one. */
  public Request(
      Method method,
      Target target,
      Fragment fragment,
      @Nullable Basic basic,
      ArrayStyle arrays,
      Decode decode,
      Place place) {
    this(method, target, fragment, basic, arrays, decode, BodyKind.USUAL, place);
  }

  /** The methods that vendors read by. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH
  }

  /** How a body is written. */
  public enum BodyKind {
    /** As JSON or as a form, whichever the fragment holds. */
    USUAL,
    /** The fragment's JSON as XML. */
    XML,
    /** The fragment's form in parts. */
    MULTIPART,
    /** The fragment's JSON, which is a text, as it is. */
    TEXT
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

  /**
   * How an answer's body is read.
   *
   * @param as its form
   * @param separator between the cells of a table
   * @param columns of a table that does not begin with their names; empty where it does
   */
  public record Decode(As as, char separator, List<String> columns) {
    public static final Decode JSON = of(As.JSON);
    public static final Decode XML = of(As.XML);
    public static final Decode AUTO = of(As.AUTO);

    public Decode {
      columns = List.copyOf(columns);
    }

    /** How a body with this status is read: errors of whoever answers tables are seldom tables. */
    public Decode ofStatus(int status) {
      boolean isList = as == As.CSV || as == As.NDJSON;
      return isList && (status < 200 || status > 299) ? AUTO : this;
    }

    /** A form with nothing more to say. */
    public static Decode of(As as) {
      return new Decode(as, ',', List.of());
    }
  }

  /** The form of a body. */
  public enum As {
    JSON,
    /** A value on each line. */
    NDJSON,
    XML,
    /** A table of texts. */
    CSV,
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
