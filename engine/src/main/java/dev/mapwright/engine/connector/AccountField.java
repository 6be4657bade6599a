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
 */
public record AccountField(
    String name,
    @Nullable String title,
    @Nullable String help,
    boolean secret,
    boolean optional,
    @Nullable String defaultValue,
    @Nullable Pattern pattern,
    List<String> options) {
  public AccountField {
    options = List.copyOf(options);
  }
}
