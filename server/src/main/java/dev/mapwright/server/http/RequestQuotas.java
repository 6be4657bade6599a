package dev.mapwright.server.http;

import org.jspecify.annotations.Nullable;

/**
 * How many requests callers may make.
 *
 * @param perKey of each key, and of each token of an account; null for any number
 * @param perAccount for each account, whoever asks; null for any number
 */
public record RequestQuotas(@Nullable RequestQuota perKey, @Nullable RequestQuota perAccount) {
  /** Any number. */
  public static final RequestQuotas NONE = new RequestQuotas(null, null);
}
