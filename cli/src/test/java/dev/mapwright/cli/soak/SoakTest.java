package dev.mapwright.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.fixtures.run.VendorFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers of all forms, on vendors of which every other one fails now and then, while accounts and
 * connectors are edited: every record comes once and as it was, nobody gets what was not expected,
 * and the server holds in the end what it held in the beginning. {@code -Psoak} lets it run for an
 * hour, {@code -Dmapwright.soak=PT3M} for three minutes.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "a process is measured in /proc")
class SoakTest {
  private static final Duration LENGTH =
      Duration.parse(System.getProperty("mapwright.soak", "PT20S"));
  private static final int ROUNDS = Math.clamp(LENGTH.toSeconds() / 15, 4, 60);
  private static final int CALLERS = 12;

  @TempDir private Path folder;

  private final List<SoakVendor> vendors =
      VendorFolder.bundled().stream().map(SoakVendor::new).toList();
  private final Outcomes outcomes = new Outcomes();
  private final List<SoakedServer.Size> sizes = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (SoakVendor vendor : vendors) {
      vendor.close();
    }
  }

  @Test
  void nothingIsLostAndNothingGrows() throws Exception {
    Path connectors = copiedConnectors();
    Path accounts = folder.resolve("accounts.yaml");
    Upheaval upheaval = new Upheaval(accounts, connectors, vendors);
    Files.writeString(accounts, upheaval.all());

    try (SoakedServer server = SoakedServer.start(folder, accounts, connectors, vendors);
        Asking asking = new Asking(server.origin(), outcomes)) {
      Visits visits = new Visits(asking);
      for (SoakVendor vendor : vendors) {
        visits.walk(vendor, vendor.name(), 50);
      }
      for (int i = 0; i < vendors.size(); i += 2) {
        vendors.get(i).becomeRough(true);
      }
      for (int i = 0; i < ROUNDS; i++) {
        round(visits, upheaval, i);
        TimeUnit.SECONDS.sleep(1);
        sizes.add(server.size());
        System.out.println("round " + (i + 1) + " of " + ROUNDS + ": " + sizes.getLast());
      }
      report();
      assertThat(server.said()).doesNotContain("Exception", " ERROR ");
      assertThat(server.stop()).isZero();
    }
    assertThat(outcomes.statuses())
        .isSubsetOf("200", "201", "304", "400", "404", "429", "500", "502", "503", "504");
    nothingGrows();
  }

  private Path copiedConnectors() throws IOException {
    Path from = Path.of(System.getProperty("mapwright.root"), "connectors");
    Path to = Files.createDirectory(folder.resolve("connectors"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        Files.writeString(to.resolve(file.getFileName()), hasty(Files.readString(file)));
      }
    }
    return to;
  }

  /** The connector with so many requests allowed that no caller waits for their windows. */
  private static String hasty(String connector) {
    return connector
        .replaceAll("requests: [0-9]+", "requests: 10000")
        .replaceAll("per: [0-9]+[a-z]+", "per: 1s")
        .replaceAll("backoff: [0-9]+s", "backoff: 1s");
  }

  private void round(Visits visits, Upheaval upheaval, int number) throws Exception {
    long end = System.nanoTime() + LENGTH.toNanos() / ROUNDS;
    List<Future<?>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        SplittableRandom random = new SplittableRandom(number * 1_000L + i);
        callers.add(
            threads.submit(() -> {
              while (System.nanoTime() < end) {
                visits.any(vendors.get(random.nextInt(vendors.size())), random);
              }
            }));
      }
      while (System.nanoTime() < end) {
        upheaval.edit();
        TimeUnit.MILLISECONDS.sleep(700);
      }
    }
    for (Future<?> caller : callers) {
      try {
        caller.get();
      } catch (ExecutionException e) {
        throw new AssertionError("a caller did not get what it had to", e.getCause());
      }
    }
  }

  /** Against what it held at most in its first half; caches are full after about a minute. */
  private void nothingGrows() {
    if (LENGTH.compareTo(Duration.ofMinutes(3)) < 0) {
      assertThat(sizes).allMatch(size -> size.live() < 200_000_000);
      return;
    }
    List<SoakedServer.Size> first = sizes.subList(0, sizes.size() / 2);
    SoakedServer.Size last = sizes.getLast();
    assertThat(last.threads()).isLessThanOrEqualTo(most(first, SoakedServer.Size::threads) + 4);
    assertThat(last.files()).isLessThanOrEqualTo(most(first, SoakedServer.Size::files) + 16);
    assertThat(last.live())
        .isLessThanOrEqualTo(most(first, SoakedServer.Size::live) * 11 / 10 + 2_000_000);
  }

  private static long most(List<SoakedServer.Size> sizes, ToLongFunction<SoakedServer.Size> of) {
    return sizes.stream().mapToLong(of).max().orElseThrow();
  }

  private void report() {
    System.out.println(outcomes.table());
    System.out.println(
        "| threads | files | live MB | resident MB | disk MB |\n|---|---|---|---|---|");
    System.out.println(sizes.getFirst() + "\n" + sizes.getLast());
  }
}
