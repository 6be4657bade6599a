package dev.mapwright.engine.connector;

import java.util.Arrays;
import java.util.List;

/** Names of members of a JSON body that may lie within others. */
public final class JsonPointer {
  private JsonPointer() {}

  /**
   * The members that lead to a place, from the outermost: of a JSON Pointer (RFC 6901), which
   * begins with a slash, or the one of that name.
   */
  public static List<String> members(String name) {
    return name.startsWith("/")
        ? Arrays.stream(name.substring(1).split("/", -1))
            .map(member -> member.replace("~1", "/").replace("~0", "~"))
            .toList()
        : List.of(name);
  }
}
