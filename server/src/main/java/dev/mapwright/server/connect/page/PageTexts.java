package dev.mapwright.server.connect.page;

import dev.mapwright.server.page.Words;
import org.jspecify.annotations.Nullable;

/** What the pages say. */
public final class PageTexts {
  private static final String BUNDLE = "dev.mapwright.server.connect.page.texts";

  private PageTexts() {}

  /** In a language; in English where there is none such. */
  public static Words of(String language) {
    return Words.of(BUNDLE, language);
  }

  /**
   * In the language that a browser wants most, where nobody has said which.
   *
   * @param accepted as browsers write it; null for nothing
   */
  public static Words wanted(@Nullable String accepted) {
    return Words.wanted(BUNDLE, accepted);
  }
}
