package dev.mapwright.server.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where events are sent. Moments are milliseconds since 1970, by the database's clock.
 *
 * @param types of events; none for all
 * @param account the one account whose events are sent; null for all
 * @param isRemapped whether records are told that are only mapped otherwise
 * @param failing how often it was put off in a row
 * @param restUntil nothing is sent before
 * @param target its address and its secret
 */
public record WebhookRow(
    String id,
    List<String> types,
    @Nullable String account,
    boolean isRemapped,
    boolean isEnabled,
    long createdAt,
    int failing,
    long restUntil,
    SealedValue target) {
  public WebhookRow {
    types = List.copyOf(types);
  }
}
