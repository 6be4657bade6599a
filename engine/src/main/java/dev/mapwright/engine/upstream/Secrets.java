package dev.mapwright.engine.upstream;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.upstream.wire.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes an account's secrets out of what is told: vendors echo keys, and paths may hold them. */
final class Secrets {
  private static final String HIDDEN = "***";

  /** Shorter ones would blot out ordinary words. */
  private static final int SHORTEST = 4;

  private final List<String> hidden;

  private Secrets(List<String> hidden) {
    this.hidden = hidden;
  }

  /** The secret fields of an account and every text in its token, longest first. */
  static Secrets of(Account account, @Nullable Object token) {
    List<String> texts = new ArrayList<>();
    for (AccountField field : account.connector().account().values()) {
      String value = account.fields().get(field.name());
      if (field.secret() && value != null) {
        texts.add(value.strip());
        texts.add(Percent.value(value.strip()));
      }
    }
    addTexts(texts, token);
    return new Secrets(
        texts.stream()
            .filter(text -> text.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  String hide(String text) {
    String shown = text;
    for (String secret : hidden) {
      shown = shown.replace(secret, HIDDEN);
    }
    return shown;
  }

  /** A tree with the texts in it changed where need be. */
  @Nullable Object hideIn(@Nullable Object tree) {
    return switch (tree) {
      case null -> null;
      case String text -> hide(text);
      case List<?> list -> list.stream().<@Nullable Object>map(this::hideIn).toList();
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, hideIn(value)));
        yield copy;
      }
      default -> tree;
    };
  }

  Map<String, String> hideIn(Map<String, String> headers) {
    Map<String, String> copy = new LinkedHashMap<>();
    headers.forEach((name, value) -> copy.put(name, hide(value)));
    return copy;
  }

  private static void addTexts(List<String> texts, @Nullable Object token) {
    switch (token) {
      case String text -> texts.add(text);
      case List<?> list -> list.forEach(item -> addTexts(texts, item));
      case Map<?, ?> map -> map.values().forEach(member -> addTexts(texts, member));
      case null, default -> {}
    }
  }
}
