package dev.mapwright.cli.mcp;

import dev.mapwright.cli.mcp.McpTool.Arguments;
import dev.mapwright.cli.mcp.McpTool.Result;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Answers the messages of one client, JSON-RPC 2.0, one a line. For one thread. */
final class McpSession {
  /** The newest first. */
  private static final List<String> VERSIONS = List.of("2025-06-18", "2025-03-26", "2024-11-05");

  private static final int NOT_JSON = -32700;
  private static final int NO_REQUEST = -32600;
  private static final int UNKNOWN_METHOD = -32601;
  private static final int WRONG_PARAMETERS = -32602;
  private static final int DEFECT = -32603;

  private final List<McpTool> tools;
  private final String version;

  /** With its tools, as a program of that version. */
  McpSession(List<McpTool> tools, String version) {
    this.tools = List.copyOf(tools);
    this.version = version;
  }

  /** The answer to a message, in a line; null where it wants none. */
  @Nullable String answer(String line) {
    Object message;
    try {
      message = Json.read(line);
    } catch (JsonataException _) {
      return error(JsonNull.NULL, NOT_JSON, "This line is no JSON.");
    }
    if (!(message instanceof Map<?, ?> request) || !"2.0".equals(request.get("jsonrpc"))) {
      return error(JsonNull.NULL, NO_REQUEST, "This is no message of JSON-RPC 2.0.");
    }
    Object id = request.get("id");
    if (!(request.get("method") instanceof String method)) {
      return id == null || request.containsKey("result") || request.containsKey("error")
          ? null // an answer, and nothing was asked
          : error(id, NO_REQUEST, "The message has no method.");
    }
    if (id == null) {
      return null; // a notification
    }
    Map<?, ?> parameters = request.get("params") instanceof Map<?, ?> map ? map : Map.of();
    try {
      return switch (method) {
        case "initialize" -> result(id, initialized(parameters));
        case "ping" -> result(id, Map.of());
        case "tools/list" -> result(id, Map.of("tools", listed()));
        case "tools/call" -> called(id, parameters);
        default -> error(id, UNKNOWN_METHOD, "There is no method '" + method + "'.");
      };
    } catch (RuntimeException defect) {
      return error(id, DEFECT, "Mapwright has a defect: " + defect.getClass().getSimpleName());
    }
  }

  private Map<String, Object> initialized(Map<?, ?> parameters) {
    Object wanted = parameters.get("protocolVersion");
    SequencedMap<String, Object> result = new LinkedHashMap<>();
    result.put(
        "protocolVersion",
        VERSIONS.stream().filter(v -> v.equals(wanted)).findFirst().orElse(VERSIONS.getFirst()));
    result.put("capabilities", Map.of("tools", Map.of()));
    SequencedMap<String, Object> info = new LinkedHashMap<>();
    info.put("name", "mapwright");
    info.put("version", version);
    result.put("serverInfo", info);
    result.put(
        "instructions",
        "Connectors are YAML files that teach Mapwright a vendor's API. Read one, validate it, try"
            + " it against its stand-in, explain a record, run its tests. Nothing here writes, and"
            + " no real vendor is called.");
    return result;
  }

  private List<?> listed() {
    return tools.stream().map(tool -> tool.description(title(tool.name()))).toList();
  }

  private static String title(String name) {
    String words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private String called(Object id, Map<?, ?> parameters) {
    String name = String.valueOf(parameters.get("name"));
    McpTool tool = tools.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    if (tool == null) {
      return error(
          id,
          WRONG_PARAMETERS,
          "There is no tool '"
              + name
              + "'. "
              + Nearest.advice(name, tools.stream().map(McpTool::name).toList()));
    }
    Map<?, ?> arguments = parameters.get("arguments") instanceof Map<?, ?> map ? map : Map.of();
    List<String> unknown = tool.unknown(arguments);
    if (!unknown.isEmpty()) {
      return error(id, WRONG_PARAMETERS, name + " takes no '" + unknown.getFirst() + "'.");
    }
    Result result;
    try {
      result = tool.work().run(new Arguments(arguments));
    } catch (RuntimeException wrong) {
      result = CommandTools.failed(wrong);
    }
    SequencedMap<String, Object> content = new LinkedHashMap<>();
    content.put("type", "text");
    content.put("text", result.text());
    SequencedMap<String, Object> told = new LinkedHashMap<>();
    told.put("content", List.of(content));
    told.put("isError", result.isError());
    return result(id, told);
  }

  private static String result(Object id, Object result) {
    return message(id, "result", result);
  }

  private static String error(Object id, int code, String text) {
    SequencedMap<String, Object> error = new LinkedHashMap<>();
    error.put("code", (long) code);
    error.put("message", text);
    return message(id, "error", error);
  }

  private static String message(Object id, String member, Object value) {
    SequencedMap<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("id", Objects.requireNonNullElse(id, JsonNull.NULL));
    message.put(member, value);
    return Json.write(message);
  }
}
