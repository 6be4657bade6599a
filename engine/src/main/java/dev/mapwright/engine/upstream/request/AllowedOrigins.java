package dev.mapwright.engine.upstream.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.wire.Origin;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a connector's requests may go: its base URL's origin, those of its absolute requests, and
 * its {@code hosts}. Whatever a vendor answers, credentials go nowhere else. Thread-safe.
 */
public final class AllowedOrigins {
  private static final Pattern FIRST_LABEL = Pattern.compile("^(https?://)[^.]+");

  private final LoadingCache<Connector, List<Template>> templates =
      Caffeine.newBuilder().weakKeys().build(AllowedOrigins::templates);

  /** Refuses a request to any other place. */
  public void check(Account account, UnsentRequest request) {
    URI uri = request.uri();
    String origin = Origin.of(uri);
    Set<String> allowed = allowed(account, request.endpoint());
    if (isAmong(allowed, uri)) {
      return;
    }
    String target = origin == null ? "a URL without a host" : origin;
    String message =
        request.endpoint().name()
            + ": a request to "
            + target
            + " was refused, since the connector names only "
            + String.join(", ", new TreeSet<>(allowed))
            + "; where that origin is right, add it to the connector's 'hosts'";
    if (request.followed()) {
      throw new VendorException(Outcome.VENDOR_ERROR, message, 0, Map.of(), null, null);
    }
    throw new ConnectorException(message, request.endpoint().request().place());
  }

  /** Whether the connector names the origin of a URL. */
  public boolean isNamed(Account account, Endpoint endpoint, URI uri) {
    return isAmong(allowed(account, endpoint), uri);
  }

  private static boolean isAmong(Set<String> allowed, URI uri) {
    String origin = Origin.of(uri);
    if (origin == null || uri.getRawUserInfo() != null) {
      return false;
    }
    return allowed.contains(origin)
        || allowed.contains(FIRST_LABEL.matcher(origin).replaceFirst("$1*"));
  }

  private Set<String> allowed(Account account, Endpoint endpoint) {
    Set<String> allowed = new HashSet<>();
    Urls urls = new Urls(account, RequestBuilder.variables(account), endpoint.request().place());
    add(allowed, urls.base().toString());
    for (Template template : templates.get(account.connector())) {
      String text = urls.text(template);
      add(allowed, text.contains("://") ? text : "https://" + text);
    }
    return allowed;
  }

  private static void add(Set<String> origins, String url) {
    // A host with an asterisk is none to java.net.URI.
    boolean several = url.contains("://*.");
    String origin = Origin.of(URI.create(several ? url.replace("://*.", "://x.") : url));
    if (origin != null) {
      origins.add(several ? FIRST_LABEL.matcher(origin).replaceFirst("$1*") : origin);
    }
  }

  private static List<Template> templates(Connector connector) {
    return Stream.concat(
            connector.hosts().stream(),
            Endpoints.of(connector)
                .map(endpoint -> endpoint.request().target())
                .filter(Request.Target.Url.class::isInstance)
                .map(target -> ((Request.Target.Url) target).url())
                .filter(AllowedOrigins::isOfTheAuthor))
        .toList();
  }

  /** Whether the file alone, with the account, says which host it is. */
  private static boolean isOfTheAuthor(Template url) {
    boolean absolute =
        switch (url) {
          case Template.Literal literal -> isAbsolute(literal);
          case Template.Text text -> isAbsolute(text.parts().getFirst());
          default -> false;
        };
    return absolute && url.expressions().stream().allMatch(AllowedOrigins::readsOnlyTheAccount);
  }

  private static boolean isAbsolute(Template part) {
    return part instanceof Template.Literal literal
        && literal.value().toString().matches("(?i)https?://.*");
  }

  private static boolean readsOnlyTheAccount(Expression expression) {
    return Set.of("account").containsAll(expression.reads().variables());
  }
}
