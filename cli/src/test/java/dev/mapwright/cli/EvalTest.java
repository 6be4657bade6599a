package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EvalTest {

  @Test
  void printsTheResultAsJson() {
    CommandRun run = CommandRun.with("{\"a\": {\"id\": 12345678901234567890}}", "eval", "a");

    assertThat(run).isEqualTo(new CommandRun(0, "{\n  \"id\": 12345678901234567890\n}\n", ""));
  }

  @Test
  void printsOneLineOnRequest() {
    assertThat(CommandRun.with("{\"a\":[1,2]}", "eval", "--compact", "$").out())
        .isEqualTo("{\"a\":[1,2]}\n");
  }

  @Test
  void printsTextsAsTheyAreOnRequest() {
    assertThat(CommandRun.with("{\"a\":\"x\\ny\"}", "eval", "a").out()).isEqualTo("\"x\\ny\"\n");
    assertThat(CommandRun.with("{\"a\":\"x\\ny\"}", "eval", "--raw", "a").out())
        .isEqualTo("x\ny\n");
  }

  @Test
  void readsOneDocumentOverManyLines() {
    assertThat(CommandRun.with("\n[1,\n2,\n3]\n", "eval", "$sum($)").out()).isEqualTo("6\n");
  }

  @Test
  void readsADocumentALine() {
    assertThat(CommandRun.with("{\"a\":1}\n\n{\"b\":2}\n{\"a\":3}\n", "eval", "a * 10").out())
        .isEqualTo("10\n30\n");
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("in.json"), "{\"a\": \"é\"}");

    assertThat(CommandRun.of("eval", "a", file.toString()).out()).isEqualTo("\"é\"\n");
  }

  @Test
  void aDashIsStandardInput() {
    assertThat(CommandRun.with("{\"a\":1}", "eval", "a", "-").out()).isEqualTo("1\n");
  }

  @Test
  void needsNoInput() {
    assertThat(CommandRun.of("eval", "1 + 1").out()).isEqualTo("2\n");
    assertThat(CommandRun.with("", "eval", "1 + 1").out()).isEqualTo("2\n");
  }

  @Test
  void takesVariables() {
    assertThat(CommandRun.of("eval", "-r", "$a & $b", "--arg", "a", "x", "--arg", "b", "y").out())
        .isEqualTo("xy\n");
  }

  @Test
  void hasTheFunctionsOfConnectors() {
    assertThat(CommandRun.of("eval", "$first_name('Ada Lovelace')").out()).isEqualTo("\"Ada\"\n");
  }

  @Test
  void anExpressionThatIsNoneIsShownWithACaret() {
    CommandRun run = CommandRun.of("eval", "a + )");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("expression:1:5: S0211: ")
        .endsWith("\n    a + )\n        ^\n");
  }

  @Test
  void aFailureIsShownWithItsPlaceAndTheNextInputGoesOn() {
    CommandRun run = CommandRun.with("{\"a\":\"x\"}\n{\"a\":1}", "eval", "(\n  a + 1\n)");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).isEqualTo("2\n");
    assertThat(run.err())
        .startsWith("expression:2:5: T2001: ")
        .endsWith("\n      a + 1\n        ^\n    the value: \"x\"\n");
  }

  @Test
  @Timeout(10)
  void anEndlessEvaluationEndsAtTheTimeout() {
    CommandRun run =
        CommandRun.of("eval", "--timeout", "0.2", "($f := function($x) { $f($x) }; $f(1))");

    assertThat(run.exit()).isEqualTo(5);
  }

  @Test
  void anInputThatIsNoJsonIsShownWithItsPlace() {
    CommandRun run = CommandRun.with("{\"a\":1}\n{\"a\":}\n", "eval", "a");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEqualTo("1\n");
    assertThat(run.err()).startsWith("input:2:6: M2001: Not JSON: ");
  }

  @Test
  void aMissingFileIsNamed() {
    CommandRun run = CommandRun.of("eval", "a", "no-such-file.json");

    assertThat(run).isEqualTo(new CommandRun(2, "", "There is no file no-such-file.json\n"));
  }

  @Test
  void exitCodesTellTheResultOnRequest() {
    assertThat(CommandRun.of("eval", "--exit-status", "true").exit()).isEqualTo(0);
    assertThat(CommandRun.of("eval", "--exit-status", "false").exit()).isEqualTo(1);
    assertThat(CommandRun.of("eval", "--exit-status", "null").exit()).isEqualTo(1);
    assertThat(CommandRun.of("eval", "--exit-status", "nothing").exit()).isEqualTo(4);
    assertThat(CommandRun.of("eval", "nothing").exit()).isEqualTo(0);
  }

  @Test
  void aTimeoutThatIsNoneIsAUsageError() {
    assertThat(CommandRun.of("eval", "1", "--timeout", "0").exit()).isEqualTo(2);
    assertThat(CommandRun.of("eval", "1", "--timeout", "x").exit()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNoJsonIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("in.json"), "{,}");

    assertThat(CommandRun.of("eval", "a", file.toString()).err()).startsWith(file + ":1:2: ");
  }

  @Test
  void aVariableIsNamedWithoutItsDollarSign() {
    assertThat(CommandRun.of("eval", "$a", "--arg", "$a", "x"))
        .isEqualTo(
            new CommandRun(
                2, "", "--arg takes the name of a variable without the dollar sign, not '$a'\n"));
  }
}
