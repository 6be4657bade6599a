package dev.mapwright.cli.create.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A field that a customer pastes in.
 *
 * @param name in {@code $account}
 * @param title for people
 * @param help where the customer finds it
 * @param pattern what its values match; null where anything may be
 * @param options the only values; empty where there are others
 */
public record DraftField(
    String name,
    String title,
    String help,
    boolean secret,
    @Nullable String pattern,
    List<String> options) {
  private static final String HELP = "Write where a customer finds it.";

  public DraftField {
    options = List.copyOf(options);
  }

  /** One of which nothing more is known. */
  public DraftField(String name, String title, boolean secret) {
    this(name, title, HELP, secret, null, List.of());
  }

  /** A part of the vendor's address, called as a document calls it. */
  public static DraftField ofAddress(String variable, List<String> options) {
    String name = word(variable.replaceAll("([a-z0-9])([A-Z])", "$1_$2"));
    return new DraftField(
        name, title(name), HELP, false, options.isEmpty() ? "[A-Za-z0-9-]+" : null, options);
  }

  /**
   * What is secret in a header or parameter of that name.
   *
   * @param taken names of other fields
   */
  public static DraftField ofCredential(String header, Predicate<String> taken) {
    String base = word(header);
    String name = base;
    for (int i = 2; taken.test(name); i++) {
      name = base + "_" + i;
    }
    return new DraftField(name, title(name), true);
  }

  private static String word(String text) {
    String bare = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    bare = bare.replaceFirst("^_?(x_)?", "").replaceFirst("_$", "");
    if (bare.equals("authorization")) {
      bare = "token";
    }
    return bare.matches("[a-z].*") ? bare : "credential_" + bare;
  }

  private static String title(String name) {
    String title = name.replace('_', ' ');
    return Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  /** The field in a template. */
  public String template() {
    return "{{ $account." + name + " }}";
  }

  /** Its value in the fixtures. */
  public String sample() {
    return options.isEmpty() ? name.replace('_', '-') + "-of-the-tests" : options.getFirst();
  }

  /** What the connector says of it. */
  String line() {
    SequencedMap<String, Object> said = new LinkedHashMap<>();
    said.put("title", title);
    said.put("help", help);
    if (secret || (options.isEmpty() && pattern == null)) {
      said.put("secret", secret);
    }
    if (pattern != null) {
      said.put("pattern", pattern);
    }
    if (!options.isEmpty()) {
      said.put("options", options);
    }
    return name + ": " + YamlText.of(said);
  }
}
