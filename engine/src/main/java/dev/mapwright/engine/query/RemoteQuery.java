package dev.mapwright.engine.query;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.upstream.request.RequestParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that a caller hands to the vendor untouched. They add to what the connector asks for:
 * one that took the place of a page, a filter or an expansion would make records wrong, or lose
 * them, without anybody noticing.
 */
public final class RemoteQuery {
  private RemoteQuery() {}

  /**
   * What a list's requests get.
   *
   * @throws CallerException if it would replace what the connector says
   */
  public static RequestParts ofList(Connector connector, Plan plan, Map<String, Object> query) {
    Pagination pages = plan.source().pagination();
    List<Fragment> fragments = new ArrayList<>();
    if (pages.split() != null) {
      fragments.add(pages.split().order());
      fragments.add(pages.split().from());
    }
    Stream<String> others = Stream.concat(paging(pages), plan.addition().query().keySet().stream());
    return checked(connector, plan.source().endpoint(), fragments, others.toList(), query);
  }

  /**
   * What the request for one record gets.
   *
   * @throws CallerException if it would replace what the connector says
   */
  public static RequestParts ofGet(
      Connector connector, Endpoint endpoint, Map<String, Object> query) {
    return checked(connector, endpoint, List.of(), List.of(), query);
  }

  private static RequestParts checked(
      Connector connector,
      Endpoint endpoint,
      List<Fragment> more,
      List<String> names,
      Map<String, Object> query) {
    Stream<Fragment> own =
        Stream.of(
                Stream.of(endpoint.request().fragment()),
                connector.auth().stream().flatMap(auth -> Stream.of(auth.fragment(), auth.sign())),
                more.stream())
            .flatMap(fragments -> fragments);
    List<String> failures =
        Stream.concat(
                names.stream().filter(query::containsKey),
                own.flatMap(fragment -> replaced(fragment.query(), query)))
            .distinct()
            .map(name ->
                "remote_query cannot replace '"
                    + name
                    + "', which the connector says itself ("
                    + endpoint.name()
                    + "); it can only add parameters")
            .toList();
    if (!failures.isEmpty()) {
      throw new CallerException(
          CallerException.Kind.BAD_REQUEST, String.join(". ", failures), failures);
    }
    return RequestParts.ofQuery(query);
  }

  /** Lists of both are sent one behind the other, and objects with the members of both. */
  private static Stream<String> replaced(Map<String, Template> own, Map<?, ?> added) {
    return own.entrySet().stream()
        .flatMap(parameter ->
            replaced(parameter.getValue(), added.get(parameter.getKey()))
                .map(inside -> parameter.getKey() + inside));
  }

  private static Stream<String> replaced(Template own, @Nullable Object added) {
    if (own instanceof Template.Members(var members) && added instanceof Map<?, ?> more) {
      return replaced(members, more).map(inside -> "[" + inside + "]");
    }
    boolean fits = added == null || (own instanceof Template.Items && added instanceof List<?>);
    return fits ? Stream.empty() : Stream.of("");
  }

  private static Stream<String> paging(Pagination pages) {
    if (pages.in() != Pagination.In.QUERY && pages.in() != Pagination.In.PATH) {
      return Stream.empty();
    }
    Stream<String> next =
        switch (pages.next()) {
          case Pagination.Next.Page(String name, _) -> Stream.of(name);
          case Pagination.Next.Offset(String name, _) -> Stream.of(name);
          case Pagination.Next.Cursor(_, String name) -> Stream.ofNullable(name);
          case Pagination.Next.Single _, Pagination.Next.Url _, Pagination.Next.Link _ ->
              Stream.empty();
        };
    String size = pages.size().name();
    return Stream.concat(next, size == null ? Stream.empty() : Stream.of(size));
  }
}
