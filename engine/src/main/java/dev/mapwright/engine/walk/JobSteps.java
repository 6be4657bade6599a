package dev.mapwright.engine.walk;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Job;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Truth;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.paging.JobState;
import dev.mapwright.engine.paging.PageState;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.request.UnsentRequest;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sees a vendor's job through before its list is read. Each step is a page without rows, behind
 * which a call may end and another go on.
 */
final class JobSteps {
  /** What names a job travels in cursors. */
  private static final int LONGEST = 4000;

  private final Job job;
  private final CallScope scope;
  private final CallScope.Extra extra;

  JobSteps(Job job, CallScope scope, CallScope.Extra extra) {
    this.job = job;
    this.scope = scope;
    this.extra = extra;
  }

  /** What the list's own request and the expressions over its answers see. */
  static Variables variables(@Nullable JobState state, Variables below) {
    return state == null ? below : below.with("job", state.handle()).with("result", state.result());
  }

  /** Whether there is a step to take before a page can be read. */
  static boolean isOpen(@Nullable Job job, PageState state) {
    JobState reached = state.job();
    return job != null && (reached == null || !reached.isDone());
  }

  /** Takes the next step. */
  Page step(PageState state) {
    JobState reached = state.job();
    return new Page(
        state, List.of(), state.with(reached == null ? asked() : lookedAfter(reached)), null);
  }

  private JobState asked() {
    Variables variables = scope.variables();
    UnsentRequest request =
        RequestBuilder.draft(scope.account(), job.ask(), variables).with(extra.additions());
    Answer answer = scope.call(request, variables);
    Object handle = job.record().evaluate(answer.body(), answer.variables(variables));
    if (handle == null || handle == JsonNull.NULL || handle.equals("")) {
      throw nothing(job.record(), job.ask(), answer);
    }
    return JobState.asked(bounded(handle, job.record()));
  }

  private JobState lookedAfter(JobState reached) {
    Job.Poll poll = job.poll();
    scope.upstream().pause(poll.every(), scope.budget(), poll.endpoint().name());
    Variables variables = variables(reached, scope.variables());
    Answer answer =
        scope.call(RequestBuilder.draft(scope.account(), poll.endpoint(), variables), variables);
    Variables over = answer.variables(variables);
    if (poll.failed() != null && Truth.of(poll.failed().evaluate(answer.body(), over))) {
      throw new VendorException(
          Outcome.VENDOR_ERROR,
          scope.account().connector().label()
              + " says that what was asked for by "
              + job.ask().name()
              + " has failed",
          answer.status(),
          answer.headers(),
          null,
          null);
    }
    Object until = poll.until().evaluate(answer.body(), over);
    if (until == null) {
      throw nothing(poll.until(), poll.endpoint(), answer);
    }
    if (!Truth.of(until)) {
      return reached;
    }
    Object result = poll.result() == null ? null : poll.result().evaluate(answer.body(), over);
    return reached.done(
        result == null || poll.result() == null ? null : bounded(result, poll.result()));
  }

  private static Object bounded(Object value, Expression expression) {
    if (value instanceof Map
        || value instanceof List
        || value instanceof String
        || value instanceof Number) {
      if (Json.write(value).length() <= LONGEST) {
        return value;
      }
    }
    throw new ConnectorException(
        "`"
            + expression.source()
            + "` must find a text, a number or a small object, but it found another kind of value,"
            + " or a longer one",
        expression.place());
  }

  private static ConnectorException nothing(
      Expression expression, Endpoint endpoint, Answer answer) {
    return new ConnectorException(
        "`"
            + expression.source()
            + "` finds nothing in the answer of "
            + endpoint.name()
            + answer.seen(),
        expression.place());
  }
}
