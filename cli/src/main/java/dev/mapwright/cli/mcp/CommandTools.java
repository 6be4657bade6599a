package dev.mapwright.cli.mcp;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.Commands;
import dev.mapwright.cli.command.ConnectorChoice;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.mcp.McpTool.Arguments;
import dev.mapwright.cli.mcp.McpTool.Parameter;
import dev.mapwright.cli.mcp.McpTool.Result;
import dev.mapwright.jsonata.value.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tools: the commands that read, as an agent calls them. For one thread. */
final class CommandTools {
  private static final int LONGEST = 200_000;
  private static final int MOST_RECORDS = 50;

  private final Commands commands;
  private final ProjectData project;
  private final @Nullable Path connectors;
  private final @Nullable Path fixtures;

  /**
   * Over the commands.
   *
   * @param connectors where connectors are looked for; null for the project's
   * @param fixtures where fixtures are looked for, likewise
   */
  CommandTools(
      Commands commands, ProjectData project, @Nullable Path connectors, @Nullable Path fixtures) {
    this.commands = commands;
    this.project = project;
    this.connectors = connectors;
    this.fixtures = fixtures;
  }

  /** All of them. */
  List<McpTool> all() {
    Parameter connector =
        new Parameter("connector", text("The connector's name, as list_connectors has it."), true);
    return List.of(
        new McpTool(
            "list_connectors",
            "Names of all connectors: one YAML file for each vendor.",
            List.of(),
            _ -> listed()),
        new McpTool(
            "read_connector", "The text of a connector's file.", List.of(connector), this::read),
        new McpTool(
            "validate_connector",
            "What is wrong with a connector and its fixtures: a JSON array of problems, each with"
                + " file, line, column, severity, code, message and cure.",
            List.of(connector),
            arguments -> run("", "validate", file(arguments).toString(), "--json")),
        new McpTool(
            "try_connector",
            "Makes a call of the vendor, played by the stand-in of the fixtures, and shows each"
                + " request and answer, the records with their mapping, and what was lost: a line"
                + " of JSON each. No real vendor is called.",
            List.of(
                connector,
                new Parameter(
                    "id", text("Reads the record of this id; without it a list is read."), false),
                new Parameter(
                    "parameters",
                    Map.of(
                        "type",
                        "array",
                        "items",
                        Map.of("type", "string"),
                        "description",
                        "Of a list: filters and the like, such as created_at[gt]=2026-01-01."),
                    false),
                new Parameter(
                    "limit",
                    Map.of("type", "integer", "minimum", 1, "maximum", (long) MOST_RECORDS),
                    false)),
            this::attempt),
        new McpTool(
            "explain_record",
            "Where each unified field of a vendor's record comes from: the expression and its"
                + " place, what it read, and of an empty field why it is empty. As JSON.",
            List.of(
                connector,
                new Parameter(
                    "record",
                    Map.of(
                        "type", "object", "description", "The vendor's record, or a page of it."),
                    true),
                new Parameter(
                    "field", text("A unified field such as emails.type; all without it."), false)),
            this::explain),
        new McpTool(
            "test_connector",
            "Runs the scenarios and the laws of a connector against its fixtures: JSON with each"
                + " test and what is wrong.",
            List.of(connector),
            arguments -> run("", with(List.of("test", name(arguments), "--json"), true))));
  }

  private static Map<String, Object> text(String description) {
    return Map.of("type", "string", "description", description);
  }

  private Result listed() {
    Path folder = project.connectorFolder(connectors).orElse(null);
    if (folder == null) {
      return new Result("There is no project around this jar; name --connectors.", true);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new Result(
          Json.write(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".yaml"))
                  .map(file -> file.replace(".yaml", ""))
                  .sorted()
                  .toList()),
          false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result read(Arguments arguments) {
    try {
      return new Result(Files.readString(file(arguments)), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result attempt(Arguments arguments) {
    List<String> command = new ArrayList<>(List.of("try", name(arguments)));
    String id = arguments.text("id");
    if (id != null) {
      command.addAll(List.of("get", plain("id", id)));
    } else {
      command.add("list");
      arguments
          .texts("parameters")
          .forEach(parameter -> command.add(plain("parameters", parameter)));
      String limit = arguments.text("limit");
      if (limit != null) {
        if (!limit.matches("[1-9][0-9]?") || Integer.parseInt(limit) > MOST_RECORDS) {
          throw new IllegalArgumentException("'limit' goes from 1 to " + MOST_RECORDS + ".");
        }
        command.addAll(List.of("--limit", limit));
      }
    }
    command.add("--json");
    return run("", with(command, true));
  }

  private Result explain(Arguments arguments) {
    Object record = arguments.values().get("record");
    if (!(record instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("'record' is missing, or no object.");
    }
    List<String> command = new ArrayList<>(List.of("explain", name(arguments), "-"));
    String field = arguments.text("field");
    if (field != null) {
      command.add(plain("field", field));
    }
    command.add("--json");
    return run(Json.write(record), with(command, false));
  }

  private String[] with(List<String> command, boolean takesFixtures) {
    List<String> all = new ArrayList<>(command);
    if (connectors != null) {
      all.addAll(List.of("--connectors", connectors.toString()));
    }
    if (fixtures != null && takesFixtures) {
      all.addAll(List.of("--fixtures", fixtures.toString()));
    }
    return all.toArray(String[]::new);
  }

  /** A name and no path: an agent reads connectors and no other files. */
  private static String name(Arguments arguments) {
    String name = arguments.needed("connector");
    if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "'connector' is to be a name of list_connectors, not '" + name + "'.");
    }
    return name;
  }

  private Path file(Arguments arguments) {
    try {
      return ConnectorChoice.file(name(arguments), connectors, project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No option of a command. */
  private static String plain(String name, String value) {
    if (value.startsWith("-")) {
      throw new IllegalArgumentException("'" + name + "' begins with a dash.");
    }
    return value;
  }

  private Result run(String input, String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int exit = commands.run(Terminal.of(in, false, false, out, err), command);
    String said = out.toString(StandardCharsets.UTF_8);
    String beside = err.toString(StandardCharsets.UTF_8).strip();
    // A failed test and a problem of a file are results, told as such.
    boolean isResult = exit == ExitCode.OK || (exit == ExitCode.FAILED && !said.isBlank());
    String text = isResult ? said : beside.isEmpty() ? said : beside;
    return new Result(
        text.length() <= LONGEST
            ? text
            : text.substring(0, LONGEST) + "\n(cut: " + text.length() + " characters in all)",
        !isResult);
  }

  /** The result of a tool that could not do its work, for a reason that its caller can mend. */
  static Result failed(RuntimeException wrong) {
    return switch (wrong) {
      case CommandFailure failure -> new Result(String.valueOf(failure.getMessage()), true);
      case IllegalArgumentException argument ->
          new Result(String.valueOf(argument.getMessage()), true);
      case UncheckedIOException unreadable ->
          new Result(String.valueOf(unreadable.getMessage()), true);
      default -> throw wrong;
    };
  }
}
