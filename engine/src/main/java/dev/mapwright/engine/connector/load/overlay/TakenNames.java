package dev.mapwright.engine.connector.load.overlay;

import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.NativeFilter;
import dev.mapwright.engine.connector.NativeSort;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Source;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which query parameters a connector sends beside those of a request's own query. */
final class TakenNames {
  private TakenNames() {}

  /** For a list's source. */
  static Set<String> of(Connector connector, Source source) {
    Set<String> names = ofPages(connector, source);
    source.filters().values().stream().map(NativeFilter::fragment).forEach(f -> add(f, names));
    return names;
  }

  /** The same without those of filters. */
  static Set<String> ofPages(Connector connector, Source source) {
    Set<String> names = of(connector);
    source.sort().values().stream().map(NativeSort::fragment).forEach(f -> add(f, names));
    Pagination pages = source.pagination();
    if (pages.split() != null) {
      add(pages.split().order(), names);
      add(pages.split().from(), names);
    }
    Stream<String> next =
        switch (pages.next()) {
          case Pagination.Next.Page(String name, _) -> Stream.of(name);
          case Pagination.Next.Offset(String name, _) -> Stream.of(name);
          case Pagination.Next.Cursor(_, String name) -> Stream.ofNullable(name);
          case Pagination.Next.Single _, Pagination.Next.Url _, Pagination.Next.Link _ ->
              Stream.empty();
        };
    next.forEach(names::add);
    String size = pages.size().name();
    if (size != null) {
      names.add(size);
    }
    return names;
  }

  /** For any request. */
  static Set<String> of(Connector connector) {
    Set<String> names = new HashSet<>();
    connector.auth().stream().map(Auth::parameters).forEach(names::addAll);
    return names;
  }

  private static void add(Fragment fragment, Set<String> names) {
    names.addAll(fragment.query().keySet());
  }
}
