package dev.mapwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.cli.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What authors' tools say to files that are none of theirs, and to output that nobody reads. */
class ToolsBadInputTest {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("try", "FILE", "list"),
          List.of("try", "FILE", "get", "71"),
          List.of("diff", "FILE", "FILE"),
          List.of("mock", "FILE"),
          List.of("dev", "FILE", "--once"),
          List.of("record", "FILE", "recorded"));

  @TempDir private Path folder;
  private Lanternhire vendor = new Lanternhire(Path.of(""));

  @BeforeEach
  void writeTheVendor() throws IOException {
    vendor = Lanternhire.in(folder);
  }

  static Stream<Arguments> commandsAndFiles() {
    return COMMANDS.stream()
        .flatMap(command ->
            Stream.of("empty", "binary", "folder", "missing", "huge", "deep", "tabs", "cut")
                .map(kind -> Arguments.of(command, kind)));
  }

  private void spoil(String kind) throws IOException {
    Path file = vendor.connector();
    String text = Files.readString(file);
    switch (kind) {
      case "empty" -> Files.writeString(file, "");
      case "binary" -> Files.write(file, new byte[] {(byte) 0xff, 0, 1, 2, (byte) 0xfe});
      case "folder" -> {
        Files.delete(file);
        Files.createDirectory(file);
      }
      case "missing" -> Files.delete(file);
      case "huge" -> Files.writeString(file, text + ("# " + "x".repeat(98) + "\n").repeat(300_000));
      case "deep" -> Files.writeString(file, text + "x: " + "[".repeat(20_000));
      case "tabs" -> Files.writeString(file, text.replace("  candidates:", "\tcandidates:"));
      case "cut" -> Files.writeString(file, text.substring(0, text.length() / 2));
      default -> throw new IllegalArgumentException(kind);
    }
  }

  @ParameterizedTest
  @MethodSource("commandsAndFiles")
  void aConnectorThatIsNoneIsToldAndNobodysDefect(List<String> command, String kind)
      throws IOException {
    spoil(kind);
    List<String> arguments = new ArrayList<>();
    command.forEach(
        each -> arguments.add(each.equals("FILE") ? vendor.connector().toString() : each));
    arguments.addAll(List.of("--fixtures", vendor.fixtures().toString()));

    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    assertThat(run.exit()).describedAs(run.err()).isIn(1, 2, 3);
    assertThat(run.out() + run.err()).contains("lanternhire").doesNotContain("Exception", "defect");
    assertThat((run.out() + run.err()).length()).isLessThan(20_000);
  }

  static Stream<Arguments> commandsAndFixtures() {
    return Stream.of(
            List.of("try", "FILE", "list"),
            List.of("diff", "FILE", "FILE"),
            List.of("mock", "FILE"),
            List.of("dev", "FILE", "--once"),
            List.of("record", "FILE", "recorded"))
        .flatMap(command ->
            Stream.of("vendor.yaml", "account.yaml").map(file -> Arguments.of(command, file)));
  }

  @ParameterizedTest
  @MethodSource("commandsAndFixtures")
  void fixturesThatAreNoneAreTold(List<String> command, String file) throws IOException {
    Files.writeString(vendor.fixtures().resolve("lanternhire").resolve(file), "nothing: of use\n");
    List<String> arguments = new ArrayList<>();
    command.forEach(
        each -> arguments.add(each.equals("FILE") ? vendor.connector().toString() : each));
    arguments.addAll(List.of("--fixtures", vendor.fixtures().toString()));

    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    assertThat(run.exit()).describedAs(run.err()).isEqualTo(1);
    assertThat(run.out() + run.err()).contains(file).doesNotContain("Exception", "defect");
  }

  /** Fails after a while, as a pipe does whose reader has gone, or a disk that is full. */
  private static final class Broken extends OutputStream {
    private final String words;
    private int left;

    Broken(String words, int left) {
      this.words = words;
      this.left = left;
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- < 0) {
        throw new IOException(words);
      }
    }
  }

  @Test
  void aListEndsWhereNobodyReadsAnyMore() {
    for (String form : List.of("--json", "--raw")) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Terminal terminal =
          Terminal.of(
              InputStream.nullInputStream(), false, false, new Broken("Broken pipe", 500), err);

      int exit = Main.run(terminal, vendor.arguments("try", "list", "--all", form));

      assertThat(exit).isZero();
      assertThat(err.size()).isZero();
    }
  }

  static Stream<List<String>> commandsThatPrint() {
    return Stream.of(
        List.of("version"),
        List.of("validate", "--help"),
        List.of("validate", "FILE", "--json"),
        List.of("validate", "FILE", "--sarif"),
        List.of("test", "lanternhire", "--connectors", "FOLDER"),
        List.of("try", "FILE", "list"),
        List.of("try", "FILE", "list", "--json"),
        List.of("explain", "FILE", "RECORD", "name"),
        List.of("map", "FILE", "RECORD"),
        List.of("dev", "FILE", "--once"),
        List.of("diff", "FILE", "FILE"));
  }

  @ParameterizedTest
  @MethodSource("commandsThatPrint")
  void whatCannotBePrintedIsToldAndNoSuccess(List<String> command) throws IOException {
    Path record =
        Files.writeString(folder.resolve("record.json"), "{\"id\": 7, \"given\": \"Bo\"}");
    List<String> arguments = new ArrayList<>();
    command.forEach(each ->
        arguments.add(
            switch (each) {
              case "FILE" -> vendor.connector().toString();
              case "RECORD" -> record.toString();
              case "FOLDER" -> String.valueOf(vendor.connector().getParent());
              default -> each;
            }));
    if (!Set.of("version", "map", "explain").contains(command.getFirst())) {
      arguments.addAll(List.of("--fixtures", vendor.fixtures().toString()));
    }
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(
            InputStream.nullInputStream(),
            true,
            false,
            new Broken("No space left on device", 1),
            err);

    int exit = Main.run(terminal, arguments.toArray(String[]::new));

    String told = err.toString(StandardCharsets.UTF_8);
    assertThat(exit).describedAs(told).isEqualTo(3);
    assertThat(told)
        .endsWith("The output is not whole: No space left on device\n")
        .doesNotContain("Exception", "defect");
  }
}
