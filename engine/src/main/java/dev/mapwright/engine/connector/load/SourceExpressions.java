package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.connector.Request.Target;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.connector.Source.Keys;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import java.util.ArrayList;
import java.util.List;

/** All expressions that run when a source is asked, filters and sorts left aside. */
final class SourceExpressions {
  private SourceExpressions() {}

  static List<Expression> of(Source source) {
    List<Expression> all = new ArrayList<>(of(source.endpoint().request()));
    all.add(source.records());
    all.add(source.key());
    if (source.pagination().next() instanceof Next.Cursor(Expression token, _)) {
      all.add(token);
    }
    if (source.pagination().next() instanceof Next.Url(Expression url, _)) {
      all.add(url);
    }
    if (source.pagination().more() != null) {
      all.add(source.pagination().more());
    }
    Source.From from = source.from();
    if (from != null) {
      if (from.given() != null) {
        all.add(from.given());
      }
      all.addAll(
          switch (from.keys()) {
            case Keys.Values(Template values) -> values.expressions();
            case Keys.Rows(Source rows) -> of(rows);
          });
    }
    return all;
  }

  static List<Expression> of(Request request) {
    List<Expression> all = new ArrayList<>(target(request.target()));
    all.addAll(request.fragment().expressions());
    if (request.basic() != null) {
      all.addAll(request.basic().username().expressions());
      all.addAll(request.basic().password().expressions());
    }
    return all;
  }

  /** The expressions in a request's path or URL. */
  static List<Expression> target(Target target) {
    return switch (target) {
      case Target.Path path ->
          path.segments().stream().flatMap(s -> s.expressions().stream()).toList();
      case Target.Url(Template url) -> url.expressions();
    };
  }
}
