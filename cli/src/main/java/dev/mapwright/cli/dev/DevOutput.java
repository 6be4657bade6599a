package dev.mapwright.cli.dev;

import dev.mapwright.fixtures.run.FixtureResult;
import java.util.List;

/** Shows what saves come to. Thread-safe. */
interface DevOutput {
  /** There was a save. */
  void saved(Save save);

  /** Its tests have run. */
  void tested(List<FixtureResult> results);
}
