package dev.mapwright.server.connect.page;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What the pages say, in one language.
 *
 * @param language such as {@code en}
 * @param bundle its texts by name
 */
public record PageTexts(String language, ResourceBundle bundle) {
  /** The languages that there are; the first where nothing is said. */
  public static final List<String> LANGUAGES = List.of("en", "de");

  private static final ResourceBundle.Control CONTROL =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** The texts of a language; English where there is none. */
  public static PageTexts of(String language) {
    String known = LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
    return new PageTexts(
        known,
        ResourceBundle.getBundle(
            "dev.mapwright.server.connect.page.texts", Locale.of(known), CONTROL));
  }

  /**
   * The texts that a browser wants most, where nobody has said which.
   *
   * @param accepted as browsers write it; null for nothing
   */
  public static PageTexts wanted(@Nullable String accepted) {
    return of(accepted == null ? "" : accepted.split("[-,;]", 2)[0]);
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
