package dev.mapwright.kafka.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

/** The table of settings in docs/scale.md is the one by which they are read. */
class SettingsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("mapwright.root", "..")).resolve("docs/scale.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- end of settings -->";

  /** With {@code -Ddocs.update=true} the table is written instead. */
  @Test
  void thePageHasEverySetting() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
      return;
    }

    assertThat(page.substring(from, to))
        .as(
            "write it anew: mvn -pl kafka-connect -am test -Dtest=SettingsPageTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true")
        .isEqualTo(table());
  }

  private static String table() {
    List<ConfigKey> keys =
        Settings.DEFINITION.configKeys().values().stream()
            .sorted(
                Comparator.comparing((ConfigKey key) -> key.importance).thenComparing(k -> k.name))
            .toList();
    return keys.stream()
        .map(key -> "| `" + key.name + "` | " + byDefault(key) + " | " + key.documentation + " |\n")
        .collect(Collectors.joining("", "| setting | default | |\n|---|---|---|\n", ""));
  }

  private static String byDefault(ConfigKey key) {
    if (!key.hasDefault()) {
      return "(has to be given)";
    }
    String value = key.defaultValue instanceof List<?> ? "" : String.valueOf(key.defaultValue);
    return value.isEmpty() ? "" : "`" + value + "`";
  }
}
