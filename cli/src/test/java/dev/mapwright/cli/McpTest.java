package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent's session with the tools. */
class McpTest {
  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
  }

  private List<Map<?, ?>> say(String... messages) {
    CommandRun run =
        CommandRun.with(
            String.join("\n", messages) + "\n",
            "mcp",
            "--connectors",
            folder.resolve("connectors").toString(),
            "--fixtures",
            vendor.fixtures().toString());
    assertThat(run.exit()).isZero();
    List<Map<?, ?>> answers = new ArrayList<>();
    run.out().lines().forEach(line -> answers.add((Map<?, ?>) Json.read(line)));
    return answers;
  }

  private Map<?, ?> call(String tool, String arguments) {
    Map<?, ?> answer =
        say("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": {\"name\":"
                + " \""
                + tool
                + "\", \"arguments\": "
                + arguments
                + "}}")
            .getFirst();
    return (Map<?, ?>) Objects.requireNonNull(answer.get("result"), answer::toString);
  }

  private static String text(Map<?, ?> result) {
    List<?> content = (List<?>) Objects.requireNonNull(result.get("content"));
    return String.valueOf(((Map<?, ?>) content.getFirst()).get("text"));
  }

  @Test
  void aSessionBeginsWithTheVersionAndListsItsTools() {
    List<Map<?, ?>> answers =
        say(
            """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}\
            """,
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/list\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}");

    assertThat(answers).hasSize(3);
    assertThat(Json.write(answers.getFirst()))
        .contains("\"protocolVersion\":\"2025-03-26\"", "\"name\":\"mapwright\"");
    assertThat(answers.get(1).get("id")).isEqualTo("a");
    assertThat(Json.write(answers.get(1)))
        .contains(
            "list_connectors",
            "read_connector",
            "validate_connector",
            "try_connector",
            "explain_record",
            "test_connector")
        .contains("\"readOnlyHint\":true");
    assertThat(answers.get(2).get("result")).isEqualTo(Map.of());
  }

  @Test
  void connectorsAreListedReadAndValidated() throws IOException {
    assertThat(text(call("list_connectors", "{}"))).isEqualTo("[\"lanternhire\"]");
    assertThat(text(call("read_connector", "{\"connector\": \"lanternhire\"}")))
        .isEqualTo(Files.readString(vendor.connector()));

    vendor.change("connectors/lanternhire.yaml", "size_param", "size_parm");
    Map<?, ?> problems = call("validate_connector", "{\"connector\": \"lanternhire\"}");
    assertThat(text(problems)).contains("Did you mean 'size_param'?");
    assertThat(problems.get("isError")).isEqualTo(false);
  }

  @Test
  void aCallIsTriedAgainstTheStandIn() {
    String list = text(call("try_connector", "{\"connector\": \"lanternhire\", \"limit\": 2}"));
    String get = text(call("try_connector", "{\"connector\": \"lanternhire\", \"id\": \"71\"}"));

    assertThat(list.lines().filter(line -> line.contains("\"kind\":\"record\""))).hasSize(2);
    assertThat(get).contains("Životopis.pdf").doesNotContain("token-of-the-tests");
  }

  @Test
  void aRecordIsExplainedAndTheTestsAreRun() {
    assertThat(
            text(
                call(
                    "explain_record",
                    "{\"connector\": \"lanternhire\", \"record\": {\"id\": 7, \"given\": \"Bo\"},"
                        + " \"field\": \"last_name\"}")))
        .contains("`family` is not there");
    assertThat(text(call("test_connector", "{\"connector\": \"lanternhire\"}")))
        .contains("\"passed\": true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          read_connector | {} | 'connector' is missing.
          read_connector | {"connector": "../../secrets"} | 'connector' is to be a name
          read_connector | {"connector": "lanternhyre"} | There is no connector 'lanternhyre'. Did you
          read_connector | {"connector": 7} | There is no connector '7'.
          try_connector | {"connector": "lanternhire", "id": "--upstream"} | 'id' begins with a dash.
          try_connector | {"connector": "lanternhire", "parameters": ["--account=x"]} | 'parameters' begins
          try_connector | {"connector": "lanternhire", "parameters": ["nme=x"]} | Unknown parameter 'nme'
          try_connector | {"connector": "lanternhire", "limit": 1000} | 'limit' goes from 1 to 50.
          explain_record | {"connector": "lanternhire"} | 'record' is missing
          """)
  void wrongArgumentsAreResultsThatSayWhatToDo(String tool, String arguments, String message) {
    Map<?, ?> result = call(tool, arguments);

    assertThat(result.get("isError")).isEqualTo(true);
    assertThat(text(result)).startsWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no json | -32700
          [] | -32600
          {"id": 1, "method": "ping"} | -32600
          {"jsonrpc": "2.0", "id": 1} | -32600
          {"jsonrpc": "2.0", "id": 1, "method": "tools/write"} | -32601
          {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "tets_connector"}} | -32602
          {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_connectors", "arguments": {"x": 1}}} | -32602
          """)
  void whatIsNoRequestIsAnError(String message, long code) {
    Map<?, ?> answer =
        say(message, "{\"jsonrpc\": \"2.0\", \"id\": 9, \"method\": \"ping\"}").getFirst();

    Map<?, ?> error = (Map<?, ?>) Objects.requireNonNull(answer.get("error"));
    assertThat(error.get("code")).isEqualTo(code);
  }

  @Test
  void nothingIsWritten() throws IOException {
    List<String> before = files();
    for (String tool : List.of("validate_connector", "try_connector", "test_connector")) {
      call(tool, "{\"connector\": \"lanternhire\"}");
    }

    assertThat(files()).isEqualTo(before);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).sorted().toList();
    }
  }
}
