package dev.mapwright.engine.connector;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that a customer pastes in.
 *
 * @param name its key
 * @param title what a form calls it
 * @param help where the customer finds the value
 * @param secret whether it must never be shown again
 * @param optional whether it may be missing
 * @param defaultValue used when it is missing
 * @param pattern what the whole value must match, or null
 * @param options the only values allowed; empty = any
 * @param organization whether it names the organization whose records are read, of several that the
 *     same credentials open: a call may name another one
 */
public record AccountField(
    String name,
    @Nullable String title,
    @Nullable String help,
    boolean secret,
    boolean optional,
    @Nullable String defaultValue,
    @Nullable Pattern pattern,
    List<String> options,
    boolean organization) {
  public AccountField {
    options = List.copyOf(options);
  }

  /** A field that names no organization. */
  public AccountField(
      String name,
      @Nullable String title,
      @Nullable String help,
      boolean secret,
      boolean optional,
      @Nullable String defaultValue,
      @Nullable Pattern pattern,
      List<String> options) {
    this(name, title, help, secret, optional, defaultValue, pattern, options, false);
  }

  /** Whether a value is one that pattern and options allow. */
  public boolean allows(String value) {
    return (pattern == null || pattern.matches(value))
        && (options.isEmpty() || options.contains(value));
  }
}
