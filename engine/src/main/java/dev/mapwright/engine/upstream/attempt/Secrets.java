package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.upstream.transport.HttpCall;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes an account's secrets out of what is told: vendors echo keys, and paths may hold them.
 * Thread-safe.
 */
public final class Secrets {
  static final String HIDDEN = "***";

  /** Headers that say nothing of anybody. */
  private static final Set<String> OPEN =
      Set.of("accept", "accept-encoding", "content-type", "host", "user-agent");

  private Supplier<SecretForms> made;
  private @Nullable SecretForms forms;

  private Secrets(Supplier<SecretForms> made) {
    this.made = made;
  }

  /**
   * What an account's request must not tell: the account's secret fields, every text in its token,
   * and the value of every header that was sent, in each form that they may come back in.
   */
  public static Secrets of(Account account, @Nullable Object token, HttpCall sent) {
    return new Secrets(() -> {
      SecretForms forms = forms(account, token);
      addHeaders(forms, sent);
      return forms;
    });
  }

  /** From now on, what was sent with another attempt is not told either. */
  void sent(HttpCall call) {
    more(forms -> addHeaders(forms, call));
  }

  private static void addHeaders(SecretForms forms, HttpCall sent) {
    for (Map.Entry<String, String> header : sent.headers()) {
      if (!OPEN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        forms.addHeader(header.getValue());
      }
    }
  }

  /**
   * What nothing that is said of an account may tell, whatever was sent.
   *
   * @param token what it is let in with now, if anything
   */
  public static Secrets of(Account account, Supplier<@Nullable Object> token) {
    return new Secrets(() -> forms(account, token.get()));
  }

  private static SecretForms forms(Account account, @Nullable Object token) {
    SecretForms forms = new SecretForms();
    for (AccountField field : account.connector().account().values()) {
      String value = account.fields().get(field.name());
      if (field.secret() && value != null) {
        forms.add(value);
      }
    }
    addTexts(forms, token);
    return forms;
  }

  /** From now on, no text in this may be told either: a token that has just come. */
  public void also(@Nullable Object tree) {
    more(forms -> addTexts(forms, tree));
  }

  private synchronized void more(Consumer<SecretForms> added) {
    Supplier<SecretForms> before = made;
    made =
        () -> {
          SecretForms all = before.get();
          added.accept(all);
          return all;
        };
    forms = null;
  }

  /** A text without them. */
  public String hide(String text) {
    BitSet hidden = forms().in(text);
    StringBuilder told = new StringBuilder();
    int end = 0;
    for (int at = hidden.nextSetBit(0); at >= 0; at = hidden.nextSetBit(end)) {
      told.append(text, end, at).append(HIDDEN);
      end = hidden.nextClearBit(at);
    }
    return told.append(text.substring(end)).toString();
  }

  /** A place at or before another where a text can be cut without cutting a secret in two. */
  public int cut(String text, int at) {
    BitSet hidden = forms().in(text);
    int place = Math.min(at, text.length());
    while (place > 0 && place < text.length() && hidden.get(place) && hidden.get(place - 1)) {
      place--;
    }
    return place;
  }

  /** Made when something is told first, which seldom happens. */
  private synchronized SecretForms forms() {
    SecretForms known = forms;
    if (known == null) {
      known = made.get();
      forms = known;
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

  private static void addTexts(SecretForms forms, @Nullable Object token) {
    switch (token) {
      case String text -> forms.add(text);
      case List<?> list -> list.forEach(item -> addTexts(forms, item));
      case Map<?, ?> map -> map.values().forEach(member -> addTexts(forms, member));
      case null, default -> {}
    }
  }
}
