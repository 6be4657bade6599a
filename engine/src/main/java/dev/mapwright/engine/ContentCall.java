package dev.mapwright.engine;

import dev.mapwright.engine.account.Account;

/**
 * A request for the bytes of an attachment.
 *
 * @param account whose
 * @param resource such as {@code candidates}
 * @param id the record's id
 * @param attachment the attachment's id
 * @param maxBytes the most that it may have
 * @param options bounds of the calls until the bytes begin to come
 */
public record ContentCall(
    Account account,
    String resource,
    String id,
    String attachment,
    long maxBytes,
    CallOptions options) {
  public ContentCall {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1");
    }
  }
}
