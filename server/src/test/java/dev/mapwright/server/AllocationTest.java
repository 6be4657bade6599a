package dev.mapwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a record costs in memory on its way through engine and server stays what it was: memory can
 * be measured where time cannot. The figure is kept in a file; {@code -Dallocation.update=true}
 * writes it anew.
 */
class AllocationTest {
  private static final Path ROOT = Path.of(System.getProperty("mapwright.root"));
  private static final Path KEPT = ROOT.resolve("server/src/test/allocated-bytes-per-record.txt");

  /** A tenth more is a change that somebody made. */
  private static final double MOST = 1.1;

  @Test
  @Timeout(300)
  void aRecordCostsNoMoreThanATenthMoreThanItDid() throws Exception {
    long now = measured();
    if (Boolean.getBoolean("allocation.update")) {
      Files.writeString(KEPT, now + "\n");
    }

    long kept = Long.parseLong(Files.readString(KEPT).strip());

    assertThat(now)
        .as(
            "bytes for a record, %d when it was measured last (%s). If it has to be more, run this"
                + " test with -Dallocation.update=true and say why in the commit",
            kept, KEPT)
        .isLessThanOrEqualTo((long) (MOST * kept));
  }

  /** With the first compiler alone: the second one leaves out allocations as it finds the time. */
  private static long measured() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                PageAllocation.class.getName(),
                ROOT.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Long.parseLong(said.strip());
  }
}
