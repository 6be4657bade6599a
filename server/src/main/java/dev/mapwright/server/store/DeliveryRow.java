package dev.mapwright.server.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to be sent to a webhook, or was given up.
 *
 * @param number later events have greater ones
 * @param subject the record; null for an event of the account
 * @param type such as {@code candidate.updated}
 * @param run of a sync; null where it is none's
 * @param madeAt milliseconds since 1970
 * @param attempts to send it
 * @param error why the last failed, in words
 */
public record DeliveryRow(
    long number,
    String webhook,
    String account,
    String resource,
    @Nullable UUID subject,
    String type,
    @Nullable Long run,
    long madeAt,
    int attempts,
    @Nullable String error) {}
