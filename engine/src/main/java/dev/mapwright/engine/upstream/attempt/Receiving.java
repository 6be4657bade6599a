package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.upstream.body.ContentCoding;
import dev.mapwright.engine.upstream.body.GzipFile;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import java.io.IOException;

/**
 * Sends a request and takes its answer in, when there is room for what will be made of it.
 * Thread-safe.
 */
final class Receiving {
  /** An array holds no more. */
  private static final long MOST_UNPACKED = Integer.MAX_VALUE - 16L;

  private final Transport transport;

  Receiving(Transport transport) {
    this.transport = transport;
  }

  /** The answer; whether there is room for its tree is not known yet. */
  HttpAnswer receive(HttpCall call, AnswerShare.Part part, CallNote note)
      throws InterruptedException {
    HttpAnswer answer = unpacked(transport.send(call, part), part);
    note.came(answer);
    return answer;
  }

  /** The same, when there is room for its tree. */
  HttpAnswer receiveWithTree(
      CallContext context, HttpCall call, AnswerShare.Part part, CallNote note)
      throws InterruptedException {
    HttpAnswer answer = receive(call, part, note);
    fit(part, Decoding.weight(context, answer.body()), answer.body().length);
    return answer;
  }

  /**
   * Waits until an answer and its tree may be held.
   *
   * @param weight what they take, in bytes
   * @param length of the answer
   */
  static void fit(AnswerShare.Part part, long weight, long length) throws InterruptedException {
    switch (part.fit(weight)) {
      case YES -> {}
      case BUSY -> throw new TransportException(Kind.NO_ROOM, "no room", null);
      case NEVER ->
          throw new TransportException(
              Kind.TOO_LARGE,
              "an answer of "
                  + length
                  + " bytes takes more memory than one account may have of this server ("
                  + part.most()
                  + ")",
              null);
    }
  }

  /** What is in a gzip file, when there is room for it. */
  private static HttpAnswer unpacked(HttpAnswer answer, AnswerShare.Part part)
      throws InterruptedException {
    byte[] file = answer.body();
    if (!GzipFile.is(file)) {
      return answer;
    }
    try {
      long length = GzipFile.length(file, MOST_UNPACKED);
      fit(part, length > MOST_UNPACKED ? Long.MAX_VALUE / 2 : file.length + length, length);
      return new HttpAnswer(answer.status(), answer.headers(), GzipFile.content(file));
    } catch (ContentCoding.SwollenException e) {
      throw new TransportException(Kind.TOO_LARGE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new TransportException(Kind.DAMAGED, String.valueOf(e.getMessage()), e);
    }
  }
}
