package dev.mapwright.engine.connector.load;

import com.google.re2j.Pattern;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.load.expression.NameChecks;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads the fields that a customer pastes in. */
final class AccountReader {
  private AccountReader() {}

  static SequencedMap<String, AccountField> read(CheckedMap connector) {
    SequencedMap<String, AccountField> account = new LinkedHashMap<>();
    connector.named("account").forEach((name, fields) -> account.put(name, field(name, fields)));
    List<AccountField> organizations =
        account.values().stream().filter(AccountField::organization).toList();
    if (organizations.size() > 1) {
      connector
          .problems()
          .error(
              "two-organizations",
              connector.placeOf("account"),
              "'"
                  + organizations.get(0).name()
                  + "' and '"
                  + organizations.get(1).name()
                  + "' both name the organization.",
              "Keep 'organization' in one of them.");
    }
    return account;
  }

  private static AccountField field(String name, CheckedMap fields) {
    Problems problems = fields.problems();
    NameChecks.check(name, fields.place(), problems);
    Pattern pattern = Patterns.read(fields.scalar("pattern"), problems);
    List<String> options = fields.texts("options");
    String byDefault = fields.text("default");
    AccountField field =
        new AccountField(
            name,
            fields.text("title"),
            fields.text("help"),
            fields.flag("secret"),
            fields.flag("optional"),
            byDefault,
            pattern,
            options,
            fields.flag("organization"));
    if (byDefault != null && !field.allows(byDefault)) {
      problems.error(
          "wrong-default",
          fields.placeOf("default"),
          "'" + byDefault + "' is not what pattern and options allow.",
          null);
    }
    if (field.organization()) {
      checkOrganization(field, fields);
    }
    return field;
  }

  /** A call names it, so it must be bounded, and tell nothing that is not to be seen. */
  private static void checkOrganization(AccountField field, CheckedMap fields) {
    boolean bounded = field.pattern() != null || !field.options().isEmpty();
    if (!bounded || field.secret()) {
      fields
          .problems()
          .error(
              "wrong-organization",
              fields.placeOf("organization"),
              "'" + field.name() + "' names an organization, which calls may choose.",
              "Give it a pattern or options that bound what they may send; it must not be secret.");
    }
  }
}
