package dev.mapwright.server.connect;

import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.account.file.Apps;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.connect.page.ConnectForm;
import dev.mapwright.server.connect.way.WayIn;
import dev.mapwright.server.page.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a customer has filled in, held against what the way asks for.
 *
 * @param way by which the account is to be connected
 * @param values as they came
 * @param fields what the account gets of them, with defaults
 * @param mistakes what is wrong, by the fields' names
 */
record FilledForm(
    WayIn way,
    Map<String, String> values,
    Map<String, String> fields,
    Map<String, String> mistakes) {

  /**
   * Reads what was filled in.
   *
   * @param value by a field's name; empty for nothing
   */
  static FilledForm of(
      Connector connector, WayIn way, Apps apps, Words texts, UnaryOperator<String> value) {
    Map<String, String> values = new LinkedHashMap<>(way.fixed());
    Map<String, String> mistakes = new LinkedHashMap<>();
    for (AccountField field : way.fields()) {
      String text = value.apply(field.name()).strip();
      if (!text.isEmpty()) {
        values.put(field.name(), text);
      } else if (way.needed().contains(field.name())) {
        mistakes.put(field.name(), texts.say("missing"));
      }
    }
    Map<String, String> asked = new LinkedHashMap<>(values);
    if (way.isConsent()) {
      asked.put(Consented.FIELD, "to come");
    }
    Map<String, String> completed = apps.completed(connector, asked);
    CredentialCheck.Result checked = CredentialCheck.check(connector, completed);
    for (CredentialCheck.Mistake mistake : checked.mistakes()) {
      mistakes.putIfAbsent(mistake.field(), texts.say("unfit"));
    }
    Map<String, String> fields = new LinkedHashMap<>(checked.fields());
    fields.keySet().removeIf(name -> completed.containsKey(name) && !values.containsKey(name));
    return new FilledForm(way, values, fields, mistakes);
  }

  /** What the page shows of it. */
  ConnectForm.Tried tried(String trouble) {
    return new ConnectForm.Tried(way.name(), values, mistakes, trouble);
  }

  @Override
  public String toString() {
    return "filled in: " + values.keySet();
  }
}
