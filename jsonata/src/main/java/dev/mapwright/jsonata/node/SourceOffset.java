package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.value.JsonataException;

/** Where in the source a node stands, for its errors. */
public record SourceOffset(String source, int offset) {
  /** An error at this place. */
  public JsonataException error(String code, String message) {
    return JsonataException.of(code, message).at(source, offset);
  }

  /** The error at this place, unless it already has a nearer one, naming the token if none yet. */
  JsonataException locate(JsonataException error, String token) {
    JsonataException placed = error.at(source, offset);
    return placed.token() == null ? placed.withToken(token) : placed;
  }
}
