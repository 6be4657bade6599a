package dev.mapwright.engine.account;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.problem.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds what a customer pasted in against what the connector asks for. */
public final class CredentialCheck {
  private static final int PREVIEW = 60;

  private CredentialCheck() {}

  /**
   * What comes of a check.
   *
   * @param fields the values with defaults filled in; of use only without mistakes
   * @param mistakes what is wrong, none of them showing a secret
   */
  public record Result(Map<String, String> fields, List<Mistake> mistakes) {
    public Result {
      fields = Map.copyOf(fields);
      mistakes = List.copyOf(mistakes);
    }
  }

  /**
   * Something wrong.
   *
   * @param field the field in question; of a missing one the name it should have
   * @param message what is wrong
   * @param cure what to do about it
   */
  public record Mistake(String field, String message, String cure) {}

  /** Checks all values at once. A blank value counts as missing. */
  public static Result check(Connector connector, Map<String, String> values) {
    Map<String, String> complete = new LinkedHashMap<>();
    List<Mistake> mistakes = new ArrayList<>();
    for (AccountField field : connector.account().values()) {
      String value = values.getOrDefault(field.name(), "").strip();
      if (value.isEmpty()) {
        String otherwise = field.defaultValue();
        if (otherwise != null) {
          complete.put(field.name(), otherwise);
        } else if (!field.optional()) {
          mistakes.add(missing(field));
        }
        continue;
      }
      complete.put(field.name(), value);
      check(field, value, mistakes);
    }
    for (String name : values.keySet()) {
      if (!connector.account().containsKey(name)) {
        mistakes.add(
            new Mistake(
                name,
                connector.label() + " has no field '" + name + "'.",
                Nearest.advice(name, connector.account().keySet())));
      }
    }
    return new Result(complete, mistakes);
  }

  private static void check(AccountField field, String value, List<Mistake> mistakes) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      mistakes.add(
          new Mistake(
              field.name(),
              "'" + field.name() + "' holds a line break or another control character.",
              "Paste the value on one line."));
    } else if (!field.options().isEmpty() && !field.options().contains(value)) {
      mistakes.add(
          new Mistake(
              field.name(),
              "'" + field.name() + "' cannot be " + preview(field, value) + ".",
              Nearest.advice(field.secret() ? "" : value, field.options())));
    } else if (field.pattern() != null && !field.pattern().matcher(value).matches()) {
      mistakes.add(
          new Mistake(
              field.name(),
              "'"
                  + field.name()
                  + "' must match "
                  + field.pattern()
                  + ", which "
                  + preview(field, value)
                  + " does not.",
              help(field)));
    }
  }

  private static Mistake missing(AccountField field) {
    return new Mistake(field.name(), "'" + field.name() + "' is missing.", help(field));
  }

  private static String help(AccountField field) {
    if (field.help() != null) {
      return field.help();
    }
    return field.title() == null ? "Add '" + field.name() + "'." : "It is: " + field.title() + ".";
  }

  private static String preview(AccountField field, String value) {
    if (field.secret()) {
      return "the value given";
    }
    return "'" + (value.length() <= PREVIEW ? value : value.substring(0, PREVIEW) + "…") + "'";
  }
}
