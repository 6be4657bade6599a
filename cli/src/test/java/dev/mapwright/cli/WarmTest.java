package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmTest {

  /** A command that fails within it would be learnt from as well, and be of no use. */
  @Test
  void servesMapsAndEvaluatesWithoutAFailure() {
    assertThat(CommandRun.of("warm"))
        .isEqualTo(
            new CommandRun(0, "Served, mapped and evaluated what every vendor answers.\n", ""));
  }
}
