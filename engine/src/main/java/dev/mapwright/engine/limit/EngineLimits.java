package dev.mapwright.engine.limit;

import java.time.Duration;

/**
 * The bounds of an engine: what one call may take, and what is kept from call to call. Amounts are
 * those of a whole engine unless they are said to be a call's. The bounds of the way to vendors are
 * apart: those of the HTTP client are {@code TransportOptions}, those of memory for answers {@code
 * AnswerRoom}.
 *
 * @param callTime how long a call takes unless its caller says otherwise; proxies and clients
 *     commonly give up after 30 seconds
 * @param callRequests requests to the vendor that a call makes unless its caller says otherwise;
 *     within the time the limits of most vendors allow fewer, so this bounds vendors without any
 * @param slice records that a call completes and maps at once; a batch of related data fits
 * @param sliceWithCalls the same where each record takes requests of its own: so few are finished
 *     before time ends
 * @param callsAtOnce requests that one call makes at the same time; vendors bound concurrency
 * @param callKeys keys of parents, and of related rows, that a call remembers in order not to ask
 *     twice; beyond it asks again, and memory does not grow with the list
 * @param callWarnings different warnings that the answer to a call holds; a stream goes on for
 *     hours
 * @param cursorLife how long a cursor can be gone on from; a job that runs once a day can
 * @param walkLife how long what is remembered of a walk is kept after its last call: longer than
 *     the hour that a vendor's word can make callers wait
 * @param walkRecords records remembered in order to give each once, where vendors repeat them; 12
 *     to 24 bytes each
 * @param sortedRecords records of one list that is sorted here, all of which must be read first
 * @param sortedBytes memory for sorted lists, estimated; a list with large records takes megabytes
 * @param partLife how long answers that were read in part are kept, beyond any wait that the caller
 *     was told of: clients go on at once
 * @param partBytes memory for answers that were read in part, estimated
 * @param partWalks walks whose records in hand were not finished, of which a number is kept
 * @param tableRows rows of small tables that connectors keep
 */
public record EngineLimits(
    Duration callTime,
    int callRequests,
    int slice,
    int sliceWithCalls,
    int callsAtOnce,
    int callKeys,
    int callWarnings,
    Duration cursorLife,
    Duration walkLife,
    long walkRecords,
    int sortedRecords,
    long sortedBytes,
    Duration partLife,
    long partBytes,
    int partWalks,
    int tableRows) {

  private static final long MIB = 1L << 20;

  /** What holds unless somebody says otherwise. */
  public static final EngineLimits DEFAULT =
      new EngineLimits(
          Duration.ofSeconds(25),
          5_000,
          100,
          16,
          8,
          10_000,
          100,
          Duration.ofHours(24),
          Duration.ofMinutes(90),
          4_000_000,
          10_000,
          256 * MIB,
          Duration.ofSeconds(60),
          64 * MIB,
          100_000,
          200_000);
}
