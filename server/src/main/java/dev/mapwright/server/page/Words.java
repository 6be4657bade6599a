package dev.mapwright.server.page;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What people are told, in their language.
 *
 * @param language such as {@code en}
 * @param bundle its texts by name
 */
public record Words(String language, ResourceBundle bundle) {
  /** The languages that there are; the first where nothing is said. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  private static final ResourceBundle.Control CONTROL =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /**
   * The texts of a language; English where there is none.
   *
   * @param bundle where they lie: a package and the beginning of the files' names
   */
  public static Words of(String bundle, String language) {
    String known = LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
    return new Words(known, ResourceBundle.getBundle(bundle, Locale.of(known), CONTROL));
  }

  /**
   * The texts in the language that a browser wants most.
   *
   * @param accepted as browsers write it; null for nothing
   */
  public static Words wanted(String bundle, @Nullable String accepted) {
    return of(bundle, accepted == null ? "" : accepted.split("[-,;]", 2)[0]);
  }

  /** A text with its places filled in. */
  public String say(String name, String... values) {
    String text = bundle.getString(name);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i]);
    }
    return text;
  }
}
