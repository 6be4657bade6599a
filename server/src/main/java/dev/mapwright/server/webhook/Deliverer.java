package dev.mapwright.server.webhook;

import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.server.store.DeliveryRow;
import dev.mapwright.server.store.WebhookRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due to one webhook, until nothing is, or too much fails. Events of one record are
 * sent one after the other.
 */
final class Deliverer {
  private static final int BATCH = 16;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** So many that fail, and none that does not: it is the target, and not what is sent. */
  private static final int MANY_FAILURES = 3;

  /** Behind each attempt; behind the last none follows. Together more than a day. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(10));

  private static final Duration FIRST_REST = Duration.ofSeconds(5);
  private static final Duration LONGEST_REST = Duration.ofHours(1);
  private static final int GONE = 410;
  private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

  private final WebhookParts parts;
  private final String id;
  private final String owner;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  Deliverer(WebhookParts parts, String id, String owner) {
    this.parts = parts;
    this.id = id;
    this.owner = owner;
  }

  /** Sends as long as this server holds the webhook. */
  void deliver() throws InterruptedException {
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      while (!Thread.currentThread().isInterrupted()
          && parts.table().hold(id, owner, Webhooks.LEASE)) {
        WebhookRow webhook = parts.table().find(id).orElse(null);
        List<DeliveryRow> due = webhook == null ? List.of() : parts.deliveries().due(id, BATCH);
        if (webhook == null || due.isEmpty()) {
          return;
        }
        taken.set(0);
        failed.set(0);
        send(WebhookTarget.open(webhook, parts.keeper()), due, senders);
        if (taken.get() > 0) {
          parts.table().works(id);
        } else if (failed.get() >= Math.min(MANY_FAILURES, due.size())) {
          rest(webhook);
          return;
        }
      }
    }
  }

  private void rest(WebhookRow webhook) {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(webhook.failing(), 12));
    Duration time = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    LOG.warn("The webhook {} takes nothing; it is tried again in {} s", id, time.toSeconds());
    parts.table().rest(id, time);
  }

  private void send(WebhookTarget target, List<DeliveryRow> due, ExecutorService senders)
      throws InterruptedException {
    Map<Object, List<DeliveryRow>> bySubject = new LinkedHashMap<>();
    for (DeliveryRow row : due) {
      Object subject = row.subject() == null ? row.account() : row.subject();
      bySubject.computeIfAbsent(subject, _ -> new ArrayList<>()).add(row);
    }
    List<Callable<Boolean>> works = new ArrayList<>();
    bySubject.values().forEach(rows -> works.add(() -> sendInOrder(target, rows)));
    for (Future<Boolean> work : senders.invokeAll(works)) {
      try {
        boolean _ = work.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
  }

  /** What follows one that fails waits for it. */
  private boolean sendInOrder(WebhookTarget target, List<DeliveryRow> rows)
      throws InterruptedException {
    for (DeliveryRow row : rows) {
      if (!send(target, row)) {
        return false;
      }
    }
    return true;
  }

  private boolean send(WebhookTarget target, DeliveryRow row) throws InterruptedException {
    String error;
    try {
      Message message = Message.of(row.number(), parts.events().body(row));
      int status =
          parts
              .outgoing()
              .post(
                  "webhook " + id,
                  target.url(),
                  message.headers(target.key(), parts.table().now() / 1_000),
                  message.body(),
                  TIMEOUT);
      if (status >= 200 && status < 300) {
        parts.deliveries().done(row.number());
        taken.incrementAndGet();
        return true;
      }
      if (status == GONE) {
        LOG.warn("The webhook {} is gone (410), and is sent nothing any more", id);
        boolean _ = parts.table().enable(id, false);
      }
      error = inWords(status);
    } catch (TransportException e) {
      error = inWords(e);
    }
    failed.incrementAndGet();
    Duration pause = row.attempts() < PAUSES.size() ? PAUSES.get(row.attempts()) : null;
    if (pause == null) {
      LOG.warn("Event {} is sent to webhook {} no more: {}", row.number(), id, error);
    }
    parts.deliveries().failed(row.number(), error, pause);
    return false;
  }

  private static String inWords(int status) {
    return status >= 300 && status < 400
        ? "It answers with a redirect (" + status + "), which is not followed"
        : "It answers with status " + status;
  }

  private static String inWords(TransportException e) {
    return switch (e.kind()) {
      case UNREACHABLE, BUSY, DAMAGED, NO_ROOM, TOO_LARGE -> "It cannot be reached";
      case TIMED_OUT -> "It does not answer within " + TIMEOUT.toSeconds() + " s";
      case REFUSED_ADDRESS -> "It lies at an address that is not called: one of a private network";
      case UNTRUSTED -> "Its certificate is not its own, or nobody's that is known";
    };
  }
}
