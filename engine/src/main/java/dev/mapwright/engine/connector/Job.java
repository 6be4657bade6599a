package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Expression;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor makes before a list can be read, such as an export: asked for once, looked after
 * until it is done. The list's own request then reads {@code $job} and {@code $result}.
 *
 * @param ask the request that starts it
 * @param record from that request's answer to what names the job: {@code $job}
 * @param poll how one looks after it
 */
public record Job(Endpoint ask, Expression record, Poll poll) {

  /**
   * How one looks after a job.
   *
   * @param endpoint the request, which reads {@code $job}
   * @param until whether the job is done, over its answer
   * @param failed whether it never will be, or null
   * @param result from the answer that says so to {@code $result}, or null
   * @param every how long between two looks
   */
  public record Poll(
      Endpoint endpoint,
      Expression until,
      @Nullable Expression failed,
      @Nullable Expression result,
      Duration every) {}
}
