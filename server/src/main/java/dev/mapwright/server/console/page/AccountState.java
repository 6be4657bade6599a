package dev.mapwright.server.console.page;

import dev.mapwright.server.page.Html;
import java.util.Locale;

/** In which state an account is. */
public enum AccountState {
  ACTIVE,
  NEEDS_REAUTH,
  BLOCKED,
  CONNECTOR_MISSING;

  /** As the API and addresses name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a mark with its word. */
  Html mark(PageSetting setting) {
    return Html.of("<span class=\"state {}\">{}</span>", word(), setting.say("state." + word()));
  }
}
