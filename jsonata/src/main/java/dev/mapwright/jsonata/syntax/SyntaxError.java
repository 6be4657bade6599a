package dev.mapwright.jsonata.syntax;

import dev.mapwright.jsonata.value.JsonataException;

/** Makes the errors of this package: always with their place. */
record SyntaxError(String source) {
  JsonataException at(int offset, String code, String message) {
    return JsonataException.of(code, message).at(source, offset);
  }

  JsonataException at(int offset, String code, String message, String token) {
    return JsonataException.of(code, message).withToken(token).at(source, offset);
  }
}
