package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a vendor is read: its requests, pages, limits and related data, in words for people. */
final class RequestWords {
  private RequestWords() {}

  /** A request as the connector's file writes it. */
  static String request(Endpoint endpoint) {
    Place place = endpoint.request().place();
    String line = place.file().line(place.line());
    int from = Math.min(place.column() - 1, line.length());
    String text = line.substring(from, Math.min(from + place.length(), line.length()));
    return text.replaceAll("^[\"']|[\"']$", "");
  }

  /** When a list is taken. */
  static String when(Source source) {
    return source.needs().isEmpty()
        ? "otherwise"
        : "filtered by "
            + source.needs().stream().map(FieldPath::toString).collect(Collectors.joining(" or "));
  }

  /** What a list takes besides its own request. */
  static List<String> further(Source source) {
    List<String> further = new ArrayList<>();
    if (source.job() != null) {
      further.add("the vendor makes an export first, which is waited for");
    }
    Source.From from = source.from();
    if (from != null && from.keys() instanceof Source.Keys.Rows(Source rows)) {
      String each = source.batch() > 0 ? source.batch() + " records" : "each record";
      further.add("once for " + each + " of `" + request(rows.endpoint()) + "`");
    } else if (from != null) {
      further.add("once for each of some fixed values");
    }
    if (source.detail() == Source.Detail.ALWAYS) {
      further.add("each record by a request of its own");
    }
    return further;
  }

  /** How its pages follow each other. */
  static String pages(Pagination pagination) {
    String next =
        switch (pagination.next()) {
          case Next.Single _ -> "all in one answer";
          case Next.Page page -> "by number, `" + page.name() + "`";
          case Next.Offset offset -> "by records to skip, `" + offset.name() + "`";
          case Next.Cursor _ -> "by a token of the page before";
          case Next.Url _ -> "by a URL of the page before";
          case Next.Link _ -> "by the header Link of the page before";
        };
    Pagination.Size size = pagination.size();
    int most = Math.max(size.max(), 0);
    return next
        + (most > 0
            ? "; at most " + most + " records each"
            : size.byDefault() > 0 ? "; " + size.byDefault() + " records each" : "")
        + (pagination.split() == null ? "" : "; in windows, as only the first can be paged");
  }

  /** What budgets the requests of a resource are kept within, each once. */
  static List<String> limits(Stream<Endpoint> endpoints) {
    return endpoints
        .flatMap(endpoint -> endpoint.limits().stream())
        .distinct()
        .map(RequestWords::limit)
        .filter(words -> !words.isEmpty())
        .distinct()
        .toList();
  }

  private static String limit(RatePool pool) {
    List<String> words = new ArrayList<>();
    if (pool.requests() > 0) {
      words.add(pool.requests() + " requests in " + time(pool.per()));
    }
    if (pool.concurrent() > 0) {
      words.add(pool.concurrent() + " at once");
    }
    return words.isEmpty() ? "" : String.join(", ", words) + " (`" + pool.id() + "`)";
  }

  private static String time(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  /** How related data is read. */
  static String how(Related related) {
    return switch (related) {
      case Related.Batched batched -> "for " + batched.size() + " keys at once";
      case Related.PerKey _ -> "once for each record";
      case Related.Table table ->
          "as a whole"
              + (table.keep() == null ? ", for each call" : ", kept for " + time(table.keep()));
      case Related.Rows _ -> "comes with the records";
    };
  }

  /** The request that reads it; null where none is made. */
  static @Nullable Endpoint endpoint(Related related) {
    return switch (related) {
      case Related.Batched batched -> batched.source().endpoint();
      case Related.PerKey perKey -> perKey.source().endpoint();
      case Related.Table table -> table.source().endpoint();
      case Related.Rows _ -> null;
    };
  }
}
