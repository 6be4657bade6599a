package dev.mapwright.server.console.page;

import dev.mapwright.server.page.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of forms, each with its label. */
final class Fields {
  private Fields() {}

  /** One line of text. */
  static Html text(String name, String label, @Nullable String value) {
    return Html.of(
        """
        <div class="field"><label for="{}">{}</label>
        <input id="{}" name="{}" value="{}" autocomplete="off" autocapitalize="off" spellcheck="false"></div>
        """,
        name,
        label,
        name,
        name,
        value == null ? "" : value);
  }

  /** A choice, the first of which is no choice. */
  static Html select(String name, String label, String none, List<Html> options) {
    return Html.of(
        """
        <div class="field"><label for="{}">{}</label>
        <select id="{}" name="{}"><option value="">{}</option>{}</select></div>
        """,
        name,
        label,
        name,
        name,
        none,
        Html.joined(options.stream()));
  }

  /** One of a choice. */
  static Html option(String value, String label, boolean isChosen) {
    return Html.of(
        "<option value=\"{}\"{}>{}</option>", value, Html.when(isChosen, " selected"), label);
  }
}
