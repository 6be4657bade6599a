package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.memory.AnswerWeight;
import dev.mapwright.engine.upstream.repeat.RepeatedAnswer;
import dev.mapwright.engine.upstream.repeat.RepeatedAnswers;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.wire.Decoder;
import dev.mapwright.engine.upstream.wire.Decoder.Decoded;
import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of an answer when there is room for it; of one that came before just so, the tree
 * that was made then. Thread-safe.
 */
final class Decoding {
  private final RepeatedAnswers repeated = RepeatedAnswers.ofHeap();

  /**
   * A decoded answer.
   *
   * @param known the answer as one that comes again and again; null if it does not
   */
  record Result(Decoded decoded, @Nullable RepeatedAnswer known) {}

  /** Decodes an answer that nobody asks for twice. */
  static Result once(CallContext context, HttpAnswer answer) {
    String contentType = answer.headers().get("content-type");
    return new Result(Decoder.decode(answer.body(), contentType, how(context, answer)), null);
  }

  /**
   * Decodes an answer.
   *
   * @param part where it is counted
   */
  Result decode(CallContext context, HttpCall call, HttpAnswer answer, AnswerShare.Part part)
      throws InterruptedException {
    byte[] body = answer.body();
    RepeatedAnswers.Place place = place(context, call, answer);
    RepeatedAnswer known = repeated.find(place, body);
    if (known != null) {
      Receiving.fit(part, known.weight(), body.length);
      return new Result(new Decoded.Tree(known.tree()), known);
    }
    long weight = weight(context, body);
    Receiving.fit(part, weight, body.length);
    Result fresh = once(context, answer);
    if (fresh.decoded() instanceof Decoded.Tree(Object tree)
        && (tree instanceof JsonArray || tree instanceof JsonObject)) {
      repeated.note(place, body, tree, weight);
    }
    return fresh;
  }

  private static RepeatedAnswers.Place place(
      CallContext context, HttpCall call, HttpAnswer answer) {
    return new RepeatedAnswers.Place(
        call.account(),
        context.account().fields(),
        call.method(),
        call.uri(),
        Arrays.hashCode(call.body()),
        answer.headers().getOrDefault("content-type", ""),
        how(context, answer));
  }

  private static Request.Decode how(CallContext context, HttpAnswer answer) {
    return context.endpoint().request().decode().ofStatus(answer.status());
  }

  /** How much memory an answer and its tree take, in bytes. */
  static long weight(CallContext context, byte[] body) {
    Request.Decode how = context.endpoint().request().decode();
    return how.as() == Request.As.CSV
        ? AnswerWeight.ofTable(body, how.separator())
        : AnswerWeight.of(body);
  }
}
