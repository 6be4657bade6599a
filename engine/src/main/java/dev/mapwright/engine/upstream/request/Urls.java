package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.upstream.wire.Percent;
import dev.mapwright.jsonata.value.JsonNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders where a request goes. A value can fill a segment or a host label, never break out. */
final class Urls {
  private static final Pattern HOST_LABELS = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  private final Account account;
  private final Variables variables;
  private final Place place;

  /** With the place of the request, for messages. */
  Urls(Account account, Variables variables, Place place) {
    this.account = account;
    this.variables = variables;
    this.place = place;
  }

  URI of(Request.Target target) {
    return switch (target) {
      case Request.Target.Path path -> below(base(), path);
      case Request.Target.Url url -> uri(base().resolve(uri(text(url.url()))).toString());
    };
  }

  /** The connector's base URL. */
  URI base() {
    return uri(text(account.connector().baseUrl()));
  }

  /** A URL: text of the author's as it is, values encoded, save one that is the whole beginning. */
  String text(Template template) {
    StringBuilder url = new StringBuilder();
    List<Template> parts =
        template instanceof Template.Text text ? text.parts() : List.of(template);
    for (Template part : parts) {
      if (part instanceof Template.Computed computed) {
        Object value = defined(computed.render(null, variables), computed.expression());
        fill(url, value, computed.expression());
      } else if (part instanceof Template.Literal literal) {
        String text = Percent.url(Texts.of(literal.value()));
        if (text.startsWith("/") && url.length() > 0 && url.charAt(url.length() - 1) == '/') {
          url.setLength(url.length() - 1);
        }
        url.append(text);
      }
    }
    return url.toString();
  }

  private static void fill(StringBuilder url, Object value, Expression expression) {
    int host = url.indexOf("://");
    boolean inPath = host >= 0 && url.indexOf("/", host + 3) >= 0;
    if (inPath && value instanceof List<?> items) {
      fillSegments(url, items, expression);
      return;
    }
    String text = Texts.of(value);
    if (url.isEmpty()) {
      url.append(Percent.url(text.strip()));
    } else if (inPath) {
      url.append(Percent.value(text));
    } else if (HOST_LABELS.matcher(text).matches()) {
      url.append(text);
    } else {
      throw new ConnectorException(
          "The value of " + expression.source() + " cannot stand in a host name",
          expression.place());
    }
  }

  /** A segment for each item; none takes the slash before it along. */
  private static void fillSegments(StringBuilder url, List<?> items, Expression expression) {
    url.append(
        items.stream().map(item -> segment(item, expression)).collect(Collectors.joining("/")));
    if (items.isEmpty() && url.charAt(url.length() - 1) == '/') {
      url.setLength(url.length() - 1);
    }
  }

  private URI below(URI base, Request.Target.Path path) {
    List<String> segments = new ArrayList<>();
    path.segments().forEach(segment -> add(segments, segment));
    String prefix = base.toString().replaceFirst("/+$", "");
    String suffix = path.trailingSlash() && !segments.isEmpty() ? "/" : "";
    return uri(prefix + "/" + String.join("/", segments) + suffix);
  }

  private void add(List<String> segments, Template template) {
    switch (template) {
      case Template.Computed computed -> {
        Object value = defined(computed.render(null, variables), computed.expression());
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        items.forEach(item -> segments.add(segment(item, computed.expression())));
      }
      case Template.Text text -> {
        StringBuilder segment = new StringBuilder();
        for (Template part : text.parts()) {
          segment.append(
              part instanceof Template.Computed computed
                  ? Percent.value(
                      Texts.of(defined(computed.render(null, variables), computed.expression())))
                  : Percent.segment(Texts.of(((Template.Literal) part).value())));
        }
        segments.add(refuseDots(segment.toString(), place));
      }
      case Template.Literal literal -> segments.add(Percent.segment(Texts.of(literal.value())));
      case Template.Members _, Template.Items _ ->
          throw new ConnectorException("A path segment is a text, not an object or a list", place);
    }
  }

  private static String segment(Object value, Expression expression) {
    String text = Texts.of(defined(value, expression));
    if (text.isEmpty()) {
      throw new ConnectorException(
          expression.source() + " is empty: the path would lead elsewhere", expression.place());
    }
    return refuseDots(Percent.value(text), expression.place());
  }

  private static String refuseDots(String segment, Place place) {
    if (segment.equals(".") || segment.equals("..")) {
      throw new ConnectorException(
          "A path segment came out as '" + segment + "': the path would lead elsewhere", place);
    }
    return segment;
  }

  private static Object defined(@Nullable Object value, Expression expression) {
    if (value == null || value == JsonNull.NULL) {
      throw new ConnectorException(
          expression.source()
              + " is "
              + (value == null ? "undefined" : "null")
              + ", but the URL needs a value",
          expression.place());
    }
    return value;
  }

  private URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new ConnectorException("The URL cannot be read: " + e.getReason(), place);
    }
  }
}
