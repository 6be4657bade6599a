package dev.mapwright.kafka.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.kafka.MapwrightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connector is told is looked at before it starts, and each slip is told in words. */
class SettingsCheckTest {
  @TempDir Path folder;
  private Path accounts;

  @BeforeEach
  void write() throws IOException {
    accounts = folder.resolve("accounts.yaml");
    Files.writeString(
        accounts, "accounts: [{id: one, connector: lever, credentials: {api_key: planted-77}}]");
  }

  private List<String> mistakes(String... more) {
    Map<String, String> given =
        new HashMap<>(
            Map.of(
                "name",
                "mw",
                "connector.class",
                MapwrightSource.class.getName(),
                "tasks.max",
                "2",
                "transforms",
                "route",
                "transforms.route.type",
                "X",
                Settings.ACCOUNTS,
                accounts.toString()));
    for (int i = 0; i < more.length; i += 2) {
      given.put(more[i], more[i + 1]);
    }
    return new MapwrightSource()
        .validate(given).configValues().stream()
            .map(ConfigValue::errorMessages)
            .flatMap(List::stream)
            .toList();
  }

  @Test
  void whatIsRightIsTaken() {
    assertThat(mistakes()).isEmpty();
  }

  @Test
  void aSettingThatNobodyReadsIsTold() {
    assertThat(mistakes("poll.intervall.ms", "5"))
        .containsExactly(
            "There is no setting 'poll.intervall.ms'. Did you mean 'poll.interval.ms'?");
  }

  @Test
  void aNumberIsHeldAgainstItsRange() {
    assertThat(mistakes("page.size", "0")).singleElement().asString().contains("page.size");
  }

  @Test
  void anUnknownConnectorIsTold() throws IOException {
    Files.writeString(accounts, "accounts: [{id: one, connector: levr, credentials: {}}]");

    assertThat(mistakes())
        .containsExactly(
            accounts + ":1:33: There is no usable connector 'levr'. Did you mean 'lever'?");
  }

  @Test
  void aMissingFieldIsToldWithoutTheOthers() throws IOException {
    Files.writeString(
        accounts, "accounts: [{id: one, connector: lever, credentials: {api_kye: planted-77}}]");

    assertThat(mistakes())
        .anySatisfy(words -> assertThat(words).contains("Account 'one'", "api_key"))
        .noneSatisfy(words -> assertThat(words).contains("planted-77"));
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThat(mistakes(Settings.ACCOUNTS, folder.resolve("none.yaml").toString()))
        .singleElement()
        .asString()
        .contains("There is no file", "each worker needs it");
    assertThat(mistakes(Settings.CONNECTORS, folder.resolve("none").toString()))
        .singleElement()
        .asString()
        .contains("There is no folder");
  }

  @Test
  void aResourceThatNobodyHasIsTold() {
    assertThat(mistakes(Settings.RESOURCE, "candidate"))
        .containsExactly("Lever has no resource 'candidate'. Did you mean 'candidates'?");
  }

  @Test
  void topicsHaveLegalNames() {
    assertThat(mistakes(Settings.TOPIC, "of.${account}.${connector}")).isEmpty();
    assertThat(mistakes(Settings.TOPIC, "of ${account}"))
        .anySatisfy(words -> assertThat(words).contains("is no name of a topic"));
    assertThat(mistakes(Settings.TOPIC, "${acount}"))
        .anySatisfy(words -> assertThat(words).contains("no other variable"));
  }

  @Test
  void originsComeInPairs() {
    assertThat(mistakes(Settings.ELSEWHERE, "https://api.lever.co"))
        .singleElement()
        .asString()
        .contains("no pair of origins");
  }
}
