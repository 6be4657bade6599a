package dev.mapwright.server.body;

import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.engine.yaml.schema.StructureCheck;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request by a table of its keys, and collects what is wrong with it, so that a
 * caller is told everything at once. No message shows a value. Not thread-safe.
 */
public final class JsonBody {
  private final CheckedMap fields;
  private final Problems problems;

  private JsonBody(CheckedMap fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /**
   * Reads a body.
   *
   * @throws HttpException 415 or 400 if it is no JSON object; what is wrong with its keys is told
   *     by {@link #check}
   */
  public static JsonBody read(ServerRequest request, Shape shape) {
    String type = request.header("content-type");
    if (type != null && !type.contains("json")) {
      throw HttpException.of(415, "Send the body as application/json");
    }
    byte[] bytes = request.body().read();
    if (bytes.length == 0) {
      throw HttpException.badRequest("The request has no body; send a JSON object");
    }
    if (!(parsed(bytes) instanceof Map<?, ?>)) {
      throw HttpException.badRequest("The body must be a JSON object");
    }
    // JSON is YAML, so that what is said of files is said here as well.
    Problems problems = new Problems();
    YamlNode root =
        YamlReader.read(
            new SourceFile("body", new String(bytes, StandardCharsets.UTF_8)), problems);
    MapNode map = root == null ? null : StructureCheck.discreet(problems).check(root, shape);
    if (map == null) {
      throw refused(problems);
    }
    return new JsonBody(CheckedMap.root(shape, map, problems), problems);
  }

  private static @Nullable Object parsed(byte[] bytes) {
    try {
      return Json.read(bytes);
    } catch (RuntimeException _) {
      throw HttpException.badRequest("The body is no JSON");
    }
  }

  /** What it says, as far as that is right. */
  public CheckedMap fields() {
    return fields;
  }

  /** Notes something else that is wrong. */
  public void mistake(String key, String message, @Nullable String cure) {
    problems.error("body", fields.placeOf(key), message, cure);
  }

  /**
   * Goes on only with a body that is right.
   *
   * @throws HttpException 400 with everything that is wrong
   */
  public void check() {
    if (problems.hasErrors()) {
      throw refused(problems);
    }
  }

  private static HttpException refused(Problems problems) {
    List<String> failures =
        problems.inOrder().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(p -> p.cure() == null ? p.message() : p.message() + " " + p.cure())
            .toList();
    return new HttpException(
        400,
        failures.size() == 1
            ? failures.getFirst()
            : "The body has " + failures.size() + " mistakes",
        failures,
        Map.of());
  }
}
