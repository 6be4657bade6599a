package dev.mapwright.kafka.setting;

import dev.mapwright.engine.account.Account;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where records go.
 *
 * @param records the topic of records, with {@code ${account}} and {@code ${connector}}
 * @param accounts the topic in which it is told how accounts stand
 */
public record Topics(String records, String accounts) {
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final Pattern OPEN = Pattern.compile("\\$\\{([^}]*)}");

  /** The topic of an account's records. */
  public String of(Account account) {
    return records
        .replace("${account}", account.id())
        .replace("${connector}", account.connector().name());
  }

  /** What is wrong with the topics' names as they are written; empty if nothing is. */
  public Optional<String> mistake() {
    String shown = records.replace("${account}", "a").replace("${connector}", "c");
    if (OPEN.matcher(shown).find()) {
      return Optional.of(
          "'" + Settings.TOPIC + "' may hold ${account} and ${connector}, and no other variable.");
    }
    return isLegal(shown)
        ? isLegal(accounts) ? Optional.empty() : Optional.of(illegal(accounts))
        : Optional.of(illegal(records));
  }

  /** What is wrong with the topic of an account; empty if nothing is. */
  public Optional<String> mistake(Account account) {
    return isLegal(of(account))
        ? Optional.empty()
        : Optional.of(
            "The records of the account '"
                + account.id()
                + "' cannot have a topic of their own: "
                + illegal(of(account)));
  }

  private static boolean isLegal(String topic) {
    return LEGAL.matcher(topic).matches() && !topic.equals(".") && !topic.equals("..");
  }

  private static String illegal(String topic) {
    return "'"
        + topic
        + "' is no name of a topic. Kafka takes letters, digits, dots, '_' and '-', 249 at most.";
  }
}
