package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Job;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.SourceExpressions;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a vendor makes before a list can be read. */
final class JobReader {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final LoadContext context;
  private final ExpressionReader expressions;
  private final DefaultsReader defaults;
  private final RequestReader requests;
  private final Defaults resource;

  JobReader(LoadContext context, Defaults resource) {
    this.context = context;
    this.expressions = context.expressions();
    this.defaults = new DefaultsReader(context);
    this.requests = new RequestReader(context);
    this.resource = resource;
  }

  /**
   * Reads a job.
   *
   * @param source whose job it is
   * @param from what the source's own {@code from} supplies
   */
  Job read(CheckedMap fields, CheckedMap source, String name, List<String> from) {
    if (source.has("batch_size")) {
      fields
          .problems()
          .error(
              "job-of-batch",
              fields.place(),
              "A job is asked for by itself, and 'batch_size' makes one request for many keys.",
              "Leave 'batch_size' out: there is a job for each key then.");
    }
    CheckedMap poll = fields.required("poll");
    ExpressionScope asking = context.scope(ExpressionScope.JOB_REQUEST, from);
    ScalarNode result = poll.scalar("result");
    ScalarNode failed = poll.scalar("failed");
    Endpoint ask = endpoint(fields, name + ".job", asking);
    Endpoint look =
        endpoint(
            poll, name + ".job.poll", asking.with("job").in("the request that looks after a job"));
    boolean isNamed =
        SourceExpressions.of(look.request()).stream()
            .anyMatch(e -> e.reads().variables().contains("job"));
    if (poll.has("request") && !isNamed) {
      fields
          .problems()
          .error(
              "unread-job",
              poll.place(),
              "This request does not say which job it looks after.",
              "Place {{ $job }} in it, which is what 'record' found.");
    }
    return new Job(
        ask,
        expression(fields, "record", "$", ExpressionScope.ANSWER),
        new Job.Poll(
            look,
            expression(poll, "until", "null", ExpressionScope.ANSWER.with("job")),
            optional(failed),
            optional(result),
            poll.time("every", EVERY)));
  }

  private Endpoint endpoint(CheckedMap fields, String name, ExpressionScope scope) {
    return requests.endpoint(fields, defaults.read(fields, resource, name, scope), name, scope);
  }

  private Expression expression(
      CheckedMap fields, String key, String byDefault, ExpressionScope slot) {
    ScalarNode node = fields.scalar(key);
    return node == null
        ? expressions.supplied(byDefault, fields.place())
        : expressions.whole(node, context.scope(slot));
  }

  private @Nullable Expression optional(@Nullable ScalarNode node) {
    return node == null
        ? null
        : expressions.whole(node, context.scope(ExpressionScope.ANSWER.with("job")));
  }
}
