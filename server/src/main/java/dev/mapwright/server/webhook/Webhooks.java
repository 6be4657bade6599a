package dev.mapwright.server.webhook;

import dev.mapwright.engine.Outgoing;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.DeliveryTable;
import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.store.WebhookRow;
import dev.mapwright.server.sync.RecordVault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where events are sent, and their sending. Safe for any number of threads; to be started once, and
 * closed before what it reads and sends by is.
 */
public final class Webhooks implements AutoCloseable {
  /** So long a server that is not heard of keeps a webhook that it was sending to. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration AWAY = Duration.ofSeconds(10);
  private static final Duration STOPPING = Duration.ofSeconds(12);
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

  private final WebhookParts parts;
  private final Thread looking = Thread.ofVirtual().name("webhooks").unstarted(this::look);
  private final Set<Thread> sending = ConcurrentHashMap.newKeySet();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /**
   * In the keeper's store; nothing is sent yet.
   *
   * @param vault opens what records say
   * @param outgoing sends
   */
  public Webhooks(Keeper keeper, RecordVault vault, Outgoing outgoing) {
    this.parts = new WebhookParts(keeper, outgoing, new EventBodies(keeper.store(), vault));
  }

  /** Begins to send. */
  public void start() {
    looking.start();
  }

  /**
   * A webhook, and its secret, which is told only now.
   *
   * @param url where it leads
   */
  public record Made(WebhookRow row, URI url, String secret) {
    @Override
    public String toString() {
      return "webhook " + row.id();
    }
  }

  /**
   * Makes one.
   *
   * @param types of events; none for all
   * @param account the one account whose events are sent; null for all
   * @param isRemapped whether records are told that are only mapped otherwise
   */
  public Made make(URI url, List<String> types, @Nullable String account, boolean isRemapped) {
    String id = "wh_" + UUID.randomUUID();
    WebhookTarget target = WebhookTarget.at(url);
    WebhookRow row =
        new WebhookRow(
            id,
            types,
            account,
            isRemapped,
            true,
            parts.table().now(),
            0,
            0,
            target.sealed(id, parts.keeper()));
    parts.table().add(row);
    return new Made(row, url, target.secret());
  }

  /** All of them. */
  public List<WebhookRow> all() {
    return parts.table().all();
  }

  /** One of them. */
  public Optional<WebhookRow> find(String id) {
    return parts.table().find(id);
  }

  /** Where one leads. */
  public URI url(WebhookRow row) {
    return WebhookTarget.open(row, parts.keeper()).url();
  }

  /** Sends to one again, or sends nothing for now; whether there is one. */
  public boolean enable(String id, boolean isEnabled) {
    return parts.table().enable(id, isEnabled);
  }

  /** Removes one; whether there was one. */
  public boolean remove(String id) {
    return parts.table().remove(id);
  }

  /** What is to be sent, and what was given up. */
  public DeliveryTable deliveries() {
    return parts.deliveries();
  }

  private void look() {
    boolean isAway = false;
    while (!Thread.currentThread().isInterrupted()) {
      Duration pause = LOOK;
      try {
        parts.table().due().forEach(this::send);
        isAway = false;
      } catch (StoreException e) {
        if (!isAway) {
          LOG.warn("Webhooks wait for the database: {}", e.getMessage());
        }
        isAway = true;
        pause = AWAY;
      } catch (IllegalStateException _) {
        return; // it is closed, or this is interrupted
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void send(String id) {
    if (busy.add(id)) {
      Thread thread = Thread.ofVirtual().name("webhook " + id).unstarted(() -> deliver(id));
      sending.add(thread);
      thread.start();
    }
  }

  private void deliver(String id) {
    String owner = UUID.randomUUID().toString();
    try {
      new Deliverer(parts, id, owner).deliver();
      parts.table().release(id, owner);
    } catch (InterruptedException _) {
      release(id, owner);
    } catch (StoreException e) {
      LOG.warn("The webhook {} waits for the database: {}", id, e.getMessage());
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.error("The webhook {} cannot be sent to, by a defect of Mapwright", id, e);
        parts.table().rest(id, AWAY);
      }
      release(id, owner);
    } finally {
      busy.remove(id);
      sending.remove(Thread.currentThread());
    }
  }

  private void release(String id, String owner) {
    boolean _ = Thread.interrupted();
    try {
      parts.table().release(id, owner);
    } catch (StoreException | IllegalStateException _) {
      LOG.info("The webhook {} is free in {} s", id, LEASE.toSeconds());
    }
  }

  /** What is being sent may be sent again by the next server. */
  @Override
  public void close() {
    looking.interrupt();
    sending.forEach(Thread::interrupt);
    long end = System.nanoTime() + STOPPING.toNanos();
    for (Thread thread : List.copyOf(sending)) {
      try {
        boolean _ = thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
