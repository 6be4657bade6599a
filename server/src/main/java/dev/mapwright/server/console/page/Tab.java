package dev.mapwright.server.console.page;

import java.util.Locale;

/** The parts of the console, in the order of its menu. */
public enum Tab {
  ACCOUNTS,
  CANDIDATES,
  CONNECTORS,
  PLAYGROUND;

  /** The path below {@code /console/}, and the name of its text. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
