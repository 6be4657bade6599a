package dev.mapwright.engine.upstream.vertx;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks up host names within a limit of time. The JDK's look-up takes as long as it takes, and
 * would hold the threads that all virtual threads run on; so it gets threads of its own, few for
 * the hosts of one domain: a name server that does not answer holds up no other vendor.
 */
final class Lookups implements AutoCloseable {
  private static final int MOST = 64;
  private static final int MOST_OF_A_DOMAIN = 4;
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final AddressGuard.Lookup lookup;

  /** So that not each request waits for a thread; shorter than what the JDK itself keeps. */
  private final Cache<String, List<InetAddress>> found =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(10_000).build();

  private final Semaphore all = new Semaphore(MOST, true);
  private final LoadingCache<String, Semaphore> domains =
      Caffeine.newBuilder().weakValues().build(_ -> new Semaphore(MOST_OF_A_DOMAIN, true));
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lookup-", 0).factory());

  Lookups(AddressGuard.Lookup lookup) {
    this.lookup = lookup;
  }

  /**
   * All addresses of a host.
   *
   * @throws TransportException if there are none, or they are not found in time
   */
  List<InetAddress> addresses(String host, Duration atMost) throws InterruptedException {
    List<InetAddress> known = found.getIfPresent(host);
    if (known == null) {
      known = List.of(lookUp(host, atMost));
      found.put(host, known);
    }
    return known;
  }

  private InetAddress[] lookUp(String host, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    Semaphore domain = domains.get(domain(host));
    acquire(domain, host, end);
    boolean started = false;
    try {
      acquire(all, host, end);
      FutureTask<InetAddress[]> task =
          new FutureTask<>(() -> {
            try {
              return lookup.addresses(host);
            } finally {
              all.release();
              domain.release();
            }
          });
      threads.execute(task);
      started = true;
      return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw late(host, e);
    } catch (ExecutionException e) {
      throw new TransportException(Kind.UNREACHABLE, "the host " + host + " is not known", e);
    } finally {
      if (!started) {
        domain.release();
      }
    }
  }

  private static void acquire(Semaphore places, String host, long end) throws InterruptedException {
    if (!places.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
      throw late(host, null);
    }
  }

  private static TransportException late(String host, @Nullable Throwable cause) {
    return new TransportException(
        Kind.TIMED_OUT, "the address of " + host + " was not found in time", cause);
  }

  /** The end of a host name, which one name server usually answers for. */
  private static String domain(String host) {
    int dot = host.lastIndexOf('.', Math.max(0, host.lastIndexOf('.') - 1));
    return host.substring(dot + 1);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
