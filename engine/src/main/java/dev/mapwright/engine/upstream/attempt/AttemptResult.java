package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.connector.ErrorRules;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.repeat.RepeatedAnswer;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.wire.Decoder.Decoded;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
public sealed interface AttemptResult {

  /** Something to work with. */
  record Answered(Answer answer) implements AttemptResult {}

  /** Something to read on. */
  record Opened(HttpStream stream) implements AttemptResult {}

  /**
   * A refusal or a failure.
   *
   * @param again whether another attempt may help
   * @param body decoded, or text where it cannot be
   * @param variables for expressions over the body
   * @param words the vendor's own words, or ours on what happened; null for none
   */
  record Failed(
      Outcome outcome,
      Repeatability again,
      int status,
      Map<String, String> headers,
      @Nullable Object body,
      Variables variables,
      @Nullable String words)
      implements AttemptResult {

    public VendorException exception(CallContext context, @Nullable Duration retryAfter) {
      return new VendorException(
          outcome,
          context.message(outcome, status, words),
          status,
          context.secrets().hideIn(headers),
          ShortenedBody.of(body, context.secrets()),
          retryAfter);
    }
  }

  /**
   * Decodes and judges.
   *
   * @param part where the answer is counted
   */
  static AttemptResult of(CallContext context, HttpAnswer answer, AnswerShare.Part part) {
    return of(context, answer, part, Decoding.once(context, answer));
  }

  /** Judges an answer that is decoded. */
  static AttemptResult of(
      CallContext context, HttpAnswer answer, AnswerShare.Part part, Decoding.Result came) {
    Variables variables = Answer.variables(answer.status(), answer.headers(), context.variables());
    ErrorRules rules = context.endpoint().errors();
    return switch (came.decoded()) {
      case Decoded.Tree(Object body) -> {
        Outcome outcome = OutcomeRules.outcome(rules, answer.status(), body, variables);
        String words = outcome == Outcome.OK ? null : OutcomeRules.words(rules, body, variables);
        yield of(context, answer, part, came.known(), outcome, body, variables, words);
      }
      case Decoded.Undecodable undecodable -> {
        Outcome outcome =
            OutcomeRules.outcome(rules, answer.status(), undecodable.text(), variables);
        yield of(
            context,
            answer,
            part,
            null,
            outcome == Outcome.OK ? Outcome.VENDOR_ERROR : outcome,
            undecodable.text(),
            variables,
            "not " + undecodable.expected() + " but: " + undecodable.text());
      }
    };
  }

  private static AttemptResult of(
      CallContext context,
      HttpAnswer answer,
      AnswerShare.Part part,
      @Nullable RepeatedAnswer known,
      Outcome outcome,
      @Nullable Object body,
      Variables variables,
      @Nullable String words) {
    return switch (outcome) {
      case OK ->
          new Answered(
              new Answer(
                  outcome,
                  answer.status(),
                  answer.headers(),
                  body,
                  context.call().uri(),
                  answer.body().length,
                  part,
                  "",
                  known));
      // There is nothing to read in these but what is told to the caller.
      case EMPTY, NOT_FOUND ->
          new Answered(
              new Answer(
                  outcome,
                  answer.status(),
                  context.secrets().hideIn(answer.headers()),
                  ShortenedBody.of(body, context.secrets()),
                  context.call().uri(),
                  answer.body().length,
                  part,
                  context.message(outcome, answer.status(), words),
                  null));
      case RATE_LIMITED,
          UNAVAILABLE,
          EXPIRED,
          UNAUTHORIZED,
          FORBIDDEN,
          BAD_REQUEST,
          VENDOR_ERROR -> {
        Repeatability again = Repeatability.after(outcome, answer.status());
        yield new Failed(outcome, again, answer.status(), answer.headers(), body, variables, words);
      }
    };
  }

  /** No answer came. */
  static Failed unanswered(TransportException e) {
    Repeatability again =
        switch (e.kind()) {
          case UNREACHABLE, TIMED_OUT, DAMAGED -> Repeatability.YES;
          case TOO_LARGE, REFUSED_ADDRESS, UNTRUSTED, BUSY, NO_ROOM -> Repeatability.NO;
        };
    Outcome outcome =
        switch (e.kind()) {
          case TOO_LARGE, DAMAGED -> Outcome.VENDOR_ERROR;
          case UNREACHABLE, TIMED_OUT, REFUSED_ADDRESS, UNTRUSTED, BUSY, NO_ROOM ->
              Outcome.UNAVAILABLE;
        };
    return new Failed(outcome, again, 0, Map.of(), null, Variables.NONE, e.getMessage());
  }
}
