package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.upstream.transport.HttpCall;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes an account's secrets out of what is told: vendors echo keys, and paths may hold them.
 * Thread-safe.
 */
public final class Secrets {
  private static final String HIDDEN = "***";

  /** Shorter ones would blot out ordinary words. */
  private static final int SHORTEST = 4;

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** Matches nowhere. */
  private static final String NOTHING = "(?!)";

  /** Headers that say nothing of anybody. */
  private static final Set<String> OPEN =
      Set.of("accept", "accept-encoding", "content-type", "host", "user-agent");

  private final Supplier<Set<String>> forms;
  private @Nullable Pattern hidden;

  private Secrets(Supplier<Set<String>> forms) {
    this.forms = forms;
  }

  /**
   * What an account's request must not tell: the account's secret fields, every text in its token,
   * and the value of every header that was sent, in each form that they may come back in.
   */
  public static Secrets of(Account account, @Nullable Object token, HttpCall sent) {
    return new Secrets(() -> forms(account, token, sent));
  }

  private static Set<String> forms(Account account, @Nullable Object token, HttpCall sent) {
    Set<String> forms = new HashSet<>();
    for (AccountField field : account.connector().account().values()) {
      String value = account.fields().get(field.name());
      if (field.secret() && value != null) {
        SecretForms.add(forms, value);
      }
    }
    addTexts(forms, token);
    for (Map.Entry<String, String> header : sent.headers()) {
      if (!OPEN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        SecretForms.addHeader(forms, header.getValue());
      }
    }
    return forms;
  }

  String hide(String text) {
    return pattern().matcher(text).replaceAll(HIDDEN);
  }

  /** Made when something is told first, which seldom happens. */
  private synchronized Pattern pattern() {
    Pattern known = hidden;
    if (known == null) {
      String any =
          forms.get().stream()
              .filter(form -> form.length() >= SHORTEST)
              .sorted(Comparator.comparingInt(String::length).reversed())
              .map(Pattern::quote)
              .collect(Collectors.joining("|"));
      known = Pattern.compile(any.isEmpty() ? NOTHING : any, ANY_CASE);
      hidden = known;
    }
    return known;
  }

  /** A tree with the texts in it changed where need be. */
  public @Nullable Object hideIn(@Nullable Object tree) {
    return switch (tree) {
      case null -> null;
      case String text -> hide(text);
      case List<?> list -> list.stream().<@Nullable Object>map(this::hideIn).toList();
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(hide(String.valueOf(key)), hideIn(value)));
        yield copy;
      }
      case Number number -> hide(number.toString()).equals(HIDDEN) ? HIDDEN : number;
      default -> tree;
    };
  }

  public Map<String, String> hideIn(Map<String, String> headers) {
    Map<String, String> copy = new LinkedHashMap<>();
    headers.forEach((name, value) -> copy.put(name, hide(value)));
    return copy;
  }

  private static void addTexts(Set<String> forms, @Nullable Object token) {
    switch (token) {
      case String text -> SecretForms.add(forms, text);
      case List<?> list -> list.forEach(item -> addTexts(forms, item));
      case Map<?, ?> map -> map.values().forEach(member -> addTexts(forms, member));
      case null, default -> {}
    }
  }
}
