package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.YamlSize;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An OpenAPI document, read.
 *
 * @param root its members
 */
public record OpenApiFile(Map<?, ?> root) {
  private static final int SHOWN = 5;

  /**
   * Reads one, in YAML or JSON.
   *
   * @throws CommandFailure if it is none of version 3
   * @throws IOException if it cannot be read
   */
  public static OpenApiFile read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new CommandFailure(ExitCode.USAGE, file + " is a folder; a file is wanted.");
    }
    if (Files.size(file) > 4L * YamlSize.LISTED.characters()) {
      throw tooLarge(file);
    }
    Problems problems = new Problems();
    SourceFile source = Utf8.read(file, file.toString(), problems);
    if (source == null) {
      throw told(problems);
    }
    if (source.text().length() > YamlSize.LISTED.characters()) {
      throw tooLarge(file);
    }
    Object root = source.text().stripLeading().startsWith("{") ? json(file, source) : yaml(source);
    return new OpenApiFile(openApi(file, root));
  }

  private static CommandFailure tooLarge(Path file) {
    return new CommandFailure(
        ExitCode.FAILED,
        file
            + " has more than "
            + YamlSize.LISTED.characters()
            + " characters. Cut it down to the operations that read candidates.");
  }

  private static Object json(Path file, SourceFile source) {
    try {
      return Json.read(source.text());
    } catch (JsonataException | IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.FAILED, file + " begins like JSON and is none: " + e.getMessage());
    }
  }

  private static Object yaml(SourceFile source) {
    Problems problems = new Problems();
    YamlNode root = YamlReader.read(source, problems, YamlSize.LISTED);
    if (root == null || problems.hasErrors()) {
      throw told(problems);
    }
    return root.asJson();
  }

  private static CommandFailure told(Problems problems) {
    List<Problem> all = problems.inOrder();
    return new CommandFailure(
        ExitCode.FAILED,
        all.stream().limit(SHOWN).map(Problem::render).collect(Collectors.joining("\n"))
            + (all.size() > SHOWN ? "\n... and " + (all.size() - SHOWN) + " more" : ""));
  }

  private static Map<?, ?> openApi(Path file, Object root) {
    if (root instanceof Map<?, ?> map) {
      if (String.valueOf(map.get("openapi")).startsWith("3.")) {
        return map;
      }
      if (map.containsKey("swagger")) {
        throw new CommandFailure(
            ExitCode.FAILED,
            file
                + " is of Swagger "
                + text(map.get("swagger"))
                + "; OpenAPI 3 is wanted. Converters are about, swagger2openapi for one.");
      }
      if (map.containsKey("openapi")) {
        throw new CommandFailure(
            ExitCode.FAILED,
            file + " says openapi: " + text(map.get("openapi")) + "; 3.0 or 3.1 is wanted.");
      }
    }
    throw new CommandFailure(
        ExitCode.FAILED,
        file + " is no OpenAPI document: it does not begin with a map that says 'openapi: 3...'.");
  }

  private static String text(Object value) {
    String text = String.valueOf(value);
    return text.length() > 20 ? text.substring(0, 20) + "..." : text;
  }
}
