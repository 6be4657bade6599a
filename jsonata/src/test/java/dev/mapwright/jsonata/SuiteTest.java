package dev.mapwright.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The reference implementation's own cases. They lie outside of this project; {@code
 * -Djsonata.suite=DIR} names their folder.
 */
class SuiteTest {
  private static final Path SUITE = Path.of(System.getProperty("jsonata.suite", "")).normalize();
  private static final AtomicInteger ALL = new AtomicInteger();
  private static final Path GROUPS = SUITE.resolve("groups");
  private static final String ABSENT =
      "The reference's cases are not run: there is no folder "
          + GROUPS
          + "; name theirs with -Djsonata.suite=DIR";
  private static final AtomicInteger RIGHT = new AtomicInteger();

  @TestFactory
  Stream<DynamicContainer> everyCaseGivesTheReferencesAnswer() throws IOException {
    // JUnit does not print why; sayHowManyWereRight does.
    assumeTrue(Files.isDirectory(GROUPS), ABSENT);
    return sorted(GROUPS).stream()
        .map(group ->
            DynamicContainer.dynamicContainer(group.getFileName().toString(), tests(group)));
  }

  private static Stream<DynamicTest> tests(Path group) {
    try {
      List<DynamicTest> tests = new ArrayList<>();
      for (Path file : sorted(group)) {
        if (file.toString().endsWith(".json")) {
          for (SuiteCase suiteCase : SuiteCase.in(SUITE, file)) {
            tests.add(DynamicTest.dynamicTest(suiteCase.name(), () -> run(suiteCase)));
          }
        }
      }
      return tests.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static void run(SuiteCase suiteCase) throws IOException {
    ALL.incrementAndGet();
    assertThat(suiteCase.problem()).as(suiteCase.expression()).isNull();
    RIGHT.incrementAndGet();
  }

  @AfterAll
  static void sayHowManyWereRight() {
    System.out.println(Files.isDirectory(GROUPS) ? RIGHT + " of " + ALL + " right" : ABSENT);
  }
}
