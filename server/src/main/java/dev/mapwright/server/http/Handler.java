package dev.mapwright.server.http;

/** Answers requests. Called from many virtual threads at once; may block. */
@FunctionalInterface
public interface Handler {
  /** The answer, whose body is written after this returns. */
  ServerResponse handle(ServerRequest request);
}
