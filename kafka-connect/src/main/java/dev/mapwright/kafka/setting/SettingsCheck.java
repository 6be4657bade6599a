package dev.mapwright.kafka.setting;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.file.DeclaredAccount;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** Looks at all that a connector is told, as far as that can be seen without a vendor. */
public final class SettingsCheck {
  /** Settings of Connect's own, and of what lies between it and the topics. */
  private static final Pattern OF_CONNECT =
      Pattern.compile(
          "name|connector\\.(class|plugin\\.version)|tasks\\..*|(key|value|header)\\.converter.*"
              + "|(transforms|predicates|errors|topic\\.creation|exactly\\.once|transaction)\\b.*"
              + "|config\\.action\\.reload|offsets\\.storage\\.topic"
              + "|(producer|consumer|admin)\\.override\\..*");

  private SettingsCheck() {}

  /**
   * Adds what is wrong to what Connect has found, all at once.
   *
   * @param found by the definition alone
   */
  public static Config check(Map<String, String> given, Config found) {
    List<ConfigValue> values = new ArrayList<>(found.configValues());
    unknown(given).forEach(values::add);
    if (values.stream().allMatch(value -> value.errorMessages().isEmpty())) {
      try {
        together(Settings.of(given), values);
      } catch (WrongAccountsException e) {
        tell(values, e.setting(), String.valueOf(e.getMessage()));
      } catch (ConfigException e) {
        tell(values, Settings.ELSEWHERE, String.valueOf(e.getMessage()));
      }
    }
    return new Config(values);
  }

  /** What nobody reads is a slip of the pen. */
  private static List<ConfigValue> unknown(Map<String, String> given) {
    Set<String> names = Settings.DEFINITION.names();
    return given.keySet().stream()
        .filter(name -> !names.contains(name) && !OF_CONNECT.matcher(name).matches())
        .sorted()
        .map(name -> {
          ConfigValue value = new ConfigValue(name);
          value.addErrorMessage(
              "There is no setting '" + name + "'. " + Nearest.advice(name, names));
          return value;
        })
        .toList();
  }

  private static void together(Settings settings, List<ConfigValue> values) {
    settings.topics().mistake().ifPresent(mistake -> tell(values, Settings.TOPIC, mistake));
    KnownAccounts accounts = KnownAccounts.read(settings, UnifiedModels.bundled());
    for (DeclaredAccount declared : accounts.all()) {
      Account account = declared.account();
      settings
          .topics()
          .mistake(account)
          .ifPresent(mistake -> tell(values, Settings.TOPIC, mistake));
    }
    Set<Connector> used = new TreeSet<>((a, b) -> a.name().compareTo(b.name()));
    accounts.all().forEach(declared -> used.add(declared.account().connector()));
    for (Connector connector : used) {
      if (!connector.resources().containsKey(settings.resource())) {
        tell(
            values,
            Settings.RESOURCE,
            connector.label()
                + " has no resource '"
                + settings.resource()
                + "'. "
                + Nearest.advice(settings.resource(), connector.resources().keySet()));
      }
    }
  }

  private static void tell(List<ConfigValue> values, String setting, String message) {
    values.stream()
        .filter(value -> value.name().equals(setting))
        .findFirst()
        .ifPresent(value -> value.addErrorMessage(message));
  }
}
