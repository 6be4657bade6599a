package dev.mapwright.engine.connector.load;

import com.google.re2j.Pattern;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.load.expression.NameChecks;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads the fields that a customer pastes in. */
final class AccountReader {
  private AccountReader() {}

  static SequencedMap<String, AccountField> read(CheckedMap connector) {
    SequencedMap<String, AccountField> account = new LinkedHashMap<>();
    connector.named("account").forEach((name, fields) -> account.put(name, field(name, fields)));
    return account;
  }

  private static AccountField field(String name, CheckedMap fields) {
    Problems problems = fields.problems();
    NameChecks.check(name, fields.place(), problems);
    Pattern pattern = Patterns.read(fields.scalar("pattern"), problems);
    List<String> options = fields.texts("options");
    String byDefault = fields.text("default");
    if (byDefault != null && !isAllowed(byDefault, pattern, options)) {
      problems.error(
          "wrong-default",
          fields.placeOf("default"),
          "'" + byDefault + "' is not what pattern and options allow.",
          null);
    }
    return new AccountField(
        name,
        fields.text("title"),
        fields.text("help"),
        fields.flag("secret"),
        fields.flag("optional"),
        byDefault,
        pattern,
        options);
  }

  private static boolean isAllowed(String value, @Nullable Pattern pattern, List<String> options) {
    return (pattern == null || pattern.matches(value))
        && (options.isEmpty() || options.contains(value));
  }
}
