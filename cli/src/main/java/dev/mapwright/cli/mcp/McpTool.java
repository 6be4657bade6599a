package dev.mapwright.cli.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agent may ask for. None writes anything, nor calls a vendor.
 *
 * @param description for the agent
 * @param parameters what it takes
 */
record McpTool(String name, String description, List<Parameter> parameters, Work work) {
  McpTool {
    parameters = List.copyOf(parameters);
  }

  /**
   * A parameter.
   *
   * @param schema JSON Schema of its values
   */
  record Parameter(String name, Map<String, Object> schema, boolean isRequired) {}

  /** What it does. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @throws IllegalArgumentException if an argument is wrong, with what to do
     */
    Result run(Arguments arguments);
  }

  /**
   * What came of it.
   *
   * @param text for the agent
   * @param isError whether it failed
   */
  record Result(String text, boolean isError) {}

  /** What was given, by name. */
  record Arguments(Map<?, ?> values) {
    /** A text; null where it is missing. */
    @Nullable String text(String name) {
      return switch (values.get(name)) {
        case null -> null;
        case String text -> text;
        case Number number -> number.toString();
        default -> throw new IllegalArgumentException("'" + name + "' is to be a text.");
      };
    }

    /** A text that has to be there. */
    String needed(String name) {
      String text = text(name);
      if (text == null || text.isBlank()) {
        throw new IllegalArgumentException("'" + name + "' is missing.");
      }
      return text;
    }

    /** Several texts. */
    List<String> texts(String name) {
      return switch (values.get(name)) {
        case null -> List.of();
        case List<?> list when list.stream().allMatch(String.class::isInstance) ->
            list.stream().map(String.class::cast).toList();
        default -> throw new IllegalArgumentException("'" + name + "' is to be a list of texts.");
      };
    }
  }

  /** As the protocol lists it. */
  Map<String, Object> description(String title) {
    SequencedMap<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach(parameter -> properties.put(parameter.name, parameter.schema));
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put(
        "required",
        parameters.stream().filter(Parameter::isRequired).map(Parameter::name).toList());
    schema.put("additionalProperties", false);
    SequencedMap<String, Object> tool = new LinkedHashMap<>();
    tool.put("name", name);
    tool.put("title", title);
    tool.put("description", description);
    tool.put("inputSchema", schema);
    tool.put("annotations", Map.of("readOnlyHint", true, "openWorldHint", false));
    return tool;
  }

  /** The names of arguments that it does not take. */
  List<String> unknown(Map<?, ?> given) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    return given.keySet().stream()
        .map(String::valueOf)
        .filter(name -> !names.contains(name))
        .toList();
  }
}
