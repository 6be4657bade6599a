package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.connector.Request.ArrayStyle;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.TemplateReader;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.yaml.YamlNode.Entry;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.jsonata.value.JsonNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what connector, resource and operation may each say, onto what is inherited: maps merge by
 * key, null removes, limits add up, everything else replaces whole.
 */
final class DefaultsReader {
  private final LoadContext context;
  private final ExpressionReader expressions;
  private final TemplateReader templates;
  private final PaginationReader paginations;

  DefaultsReader(LoadContext context) {
    this.context = context;
    this.expressions = context.expressions();
    this.templates = new TemplateReader(expressions);
    this.paginations = new PaginationReader(context);
  }

  /**
   * One level.
   *
   * @param name what its rate pool is called
   * @param request what its headers and query see; where that is a parent, its records see it too
   */
  Defaults read(CheckedMap fields, Defaults above, String name, ExpressionScope request) {
    return new Defaults(
        merged(above.query(), fields.map("query"), e -> templates.text(e.value(), request)),
        merged(above.headers(), fields.map("headers"), e -> header(e, request)),
        arrays(fields, above.arrays()),
        errors(above.errors(), fields.map("errors")),
        limits(above.limits(), fields.fields("limits"), name),
        pagination(fields, above.pagination()),
        expression(fields, "records", above.records(), request),
        expression(fields, "record", above.record(), request),
        fields.time("timeout", above.timeout()),
        fields.whole("attempts", above.attempts()));
  }

  /** A header; its name goes onto the wire as it is. */
  Template header(Entry entry, ExpressionScope scope) {
    if (!entry.key().text().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
      expressions
          .problems()
          .error(
              "wrong-name",
              entry.key().place(),
              "'" + entry.key().text() + "' cannot be the name of a header.",
              null);
    }
    return templates.text(entry.value(), scope);
  }

  /** The conditions and the message of a map of errors, over those above. */
  SequencedMap<String, Expression> errors(
      SequencedMap<String, Expression> above, @Nullable MapNode own) {
    return merged(above, own, this::error);
  }

  private Expression error(Entry entry) {
    return expressions.whole((ScalarNode) entry.value(), context.scope(ExpressionScope.ANSWER));
  }

  private @Nullable Expression expression(
      CheckedMap fields, String key, @Nullable Expression above, ExpressionScope request) {
    ScalarNode node = fields.knows(key) ? fields.scalar(key) : null;
    if (node == null) {
      return above;
    }
    ExpressionScope answer = context.records();
    return expressions.whole(
        node, request.variables().contains("under") ? answer.with("under", "parent") : answer);
  }

  private @Nullable Pagination pagination(CheckedMap fields, @Nullable Pagination above) {
    if (!fields.knows("pagination")) {
      return above;
    }
    if (fields.scalar("pagination") != null) {
      return PaginationReader.NONE;
    }
    CheckedMap own = fields.fields("pagination");
    return own == null ? above : paginations.read(own);
  }

  private static ArrayStyle arrays(CheckedMap fields, ArrayStyle above) {
    String word = fields.text("arrays");
    return word == null ? above : ArrayStyle.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private List<RatePool> limits(List<RatePool> above, @Nullable CheckedMap own, String name) {
    if (own == null) {
      return above;
    }
    int requests = own.whole("requests", 0);
    Duration per = own.time("per");
    if (own.has("requests") != own.has("per")) {
      String missing = own.has("per") ? "requests" : "per";
      own.problems()
          .error(
              "missing-key",
              own.place(),
              "requests and per belong together; '" + missing + "' is missing.",
              "Write both, as in {requests: 50, per: 10s}.");
    }
    ScalarNode wait = own.scalar("wait");
    List<RatePool> limits = new ArrayList<>(above);
    limits.add(
        new RatePool(
            name,
            requests,
            per == null ? Duration.ZERO : per,
            own.whole("concurrent", 0),
            wait == null ? null : expressions.whole(wait, context.scope(ExpressionScope.ANSWER)),
            own.time("backoff", Duration.ofSeconds(1))));
    return limits;
  }

  private static <T> SequencedMap<String, T> merged(
      SequencedMap<String, T> above, @Nullable MapNode own, Function<Entry, T> reader) {
    SequencedMap<String, T> all = new LinkedHashMap<>(above);
    if (own != null) {
      own.entries()
          .forEach((name, entry) -> {
            if (entry.value() instanceof ScalarNode(JsonNull _, _, _)) {
              all.remove(name);
            } else {
              all.put(name, reader.apply(entry));
            }
          });
    }
    return all;
  }
}
