package dev.mapwright.kafka.setting;

import org.apache.kafka.common.config.ConfigException;

/** Accounts, or the connectors they name, cannot be used; in words that show no secret. */
public final class WrongAccountsException extends ConfigException {
  private static final long serialVersionUID = 1L;

  private final String setting;

  WrongAccountsException(String setting, String message) {
    super(message);
    this.setting = setting;
  }

  /** The setting that led there. */
  public String setting() {
    return setting;
  }
}
