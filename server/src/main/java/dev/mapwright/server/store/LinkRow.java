package dev.mapwright.server.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link by which a customer connects. Times are milliseconds since 1970.
 *
 * @param hash of its token, in hexadecimals
 * @param account the id of the account that it makes, or connects anew
 * @param reconnects whether the account was there before
 * @param integrations the names of the connectors to choose from; none for all
 * @param tenantId whose the account will be; null if that was not said
 * @param environment such as production; null if that was not said
 * @param language of its pages, such as {@code en}
 * @param redirectUri where the customer goes afterwards; null for nowhere
 * @param frameOrigin whose pages may show it in a frame, and are told what came of it; null for
 *     nobody's
 * @param usedAt when the account was connected by it; null if it was not yet
 */
public record LinkRow(
    String hash,
    String account,
    boolean reconnects,
    List<String> integrations,
    @Nullable String tenantId,
    @Nullable String environment,
    String language,
    @Nullable String redirectUri,
    @Nullable String frameOrigin,
    long expiresAt,
    @Nullable Long usedAt) {
  public LinkRow {
    integrations = List.copyOf(integrations);
  }
}
