package dev.mapwright.engine.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says of the rate limit that it keeps for an account.
 *
 * @param limit how many requests it allows in a window, as the vendor writes it, mostly a number;
 *     null where it does not say
 * @param remaining how many of them are left, likewise
 * @param reset until the window ends, longer than nothing; null where it does not say
 */
public record VendorLimit(
    @Nullable String limit, @Nullable String remaining, @Nullable Duration reset) {}
