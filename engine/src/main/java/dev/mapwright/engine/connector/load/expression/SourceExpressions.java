package dev.mapwright.engine.connector.load.expression;

import dev.mapwright.engine.connector.Job;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.connector.Request.Target;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.Source.Keys;
import dev.mapwright.engine.connector.Split;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All expressions that run when a source is asked, filters and sorts left aside. */
public final class SourceExpressions {
  private SourceExpressions() {}

  public static List<Expression> of(Source source) {
    List<Expression> all = new ArrayList<>(of(source.endpoint().request()));
    all.add(source.records());
    all.add(source.key());
    if (source.pagination().next() instanceof Next.Cursor(Expression token, _)) {
      all.add(token);
    }
    if (source.pagination().next() instanceof Next.Url(Expression url, _)) {
      all.add(url);
    }
    Pagination.End end = source.pagination().end();
    Stream.of(end.more(), end.total()).filter(Objects::nonNull).forEach(all::add);
    Split split = source.pagination().split();
    if (split != null) {
      all.add(split.by());
      all.addAll(split.order().expressions());
      all.addAll(split.from().expressions());
    }
    Job job = source.job();
    if (job != null) {
      all.addAll(of(job.ask().request()));
      all.addAll(of(job.poll().endpoint().request()));
    }
    Source.From from = source.from();
    if (from != null) {
      all.addAll(keys(from));
      if (from.keys() instanceof Keys.Rows(Source rows)) {
        all.addAll(of(rows));
      }
    }
    return all;
  }

  /** Those that yield keys without a request. */
  public static List<Expression> keys(Source.From from) {
    List<Expression> keys = new ArrayList<>();
    if (from.given() != null) {
      keys.add(from.given());
    }
    if (from.keys() instanceof Keys.Values(Template values)) {
      keys.addAll(values.expressions());
    }
    return keys;
  }

  public static List<Expression> of(Request request) {
    List<Expression> all = new ArrayList<>(target(request.target()));
    all.addAll(request.fragment().expressions());
    if (request.basic() != null) {
      all.addAll(request.basic().username().expressions());
      all.addAll(request.basic().password().expressions());
    }
    return all;
  }

  /** The expressions in a request's path or URL. */
  public static List<Expression> target(Target target) {
    return switch (target) {
      case Target.Path path ->
          path.segments().stream().flatMap(s -> s.expressions().stream()).toList();
      case Target.Url(Template url) -> url.expressions();
    };
  }
}
