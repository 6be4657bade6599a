package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void withoutACommandTheHelpListsThem() {
    CommandRun run = CommandRun.of();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Usage: mapwright").contains("eval").contains("version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "serve",
        "validate",
        "test",
        "coverage",
        "map",
        "explain",
        "eval",
        "warm",
        "version"
      })
  void everyCommandHasAHelp(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Usage: mapwright " + command);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anUnknownCommandIsToldWithTheNearest() {
    CommandRun run = CommandRun.of("versoin");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("Unmatched argument at index 0: 'versoin'\nDid you mean: mapwright version")
        .endsWith("\nTry 'mapwright --help'.\n");
  }

  @Test
  void anUnknownOptionIsToldWithTheNearest() {
    CommandRun run = CommandRun.of("version", "--jsno");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("Unknown option: '--jsno'\n").contains("--json");
  }

  @Test
  void theVersionComesAsTextAndAsJson() {
    assertThat(CommandRun.of("version").out()).contains("mapwright ").contains("java 25");
    assertThat(CommandRun.of("version", "--json").out()).startsWith("{\n  \"mapwright\": \"");
  }
}
