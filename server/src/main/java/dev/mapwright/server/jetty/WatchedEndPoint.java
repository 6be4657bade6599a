package dev.mapwright.server.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A caller's end of a connection, of which can be told whether it has gone. Jetty reads nothing
 * while a request is worked on, and would learn it by the answer only. What is read to find out is
 * the beginning of the next request, if anything, and kept for Jetty.
 */
final class WatchedEndPoint extends SocketChannelEndPoint {
  private static final int AHEAD = 256;

  private final ReentrantLock reading = new ReentrantLock();
  private final ByteBuffer ahead = BufferUtil.allocate(AHEAD);
  private final AtomicInteger answered = new AtomicInteger();

  WatchedEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  /** Whether requests of the caller's are worked on. */
  boolean isAnswered() {
    return answered.get() > 0;
  }

  /** One more is worked on. */
  void begun() {
    answered.incrementAndGet();
  }

  /** One is over. */
  void over() {
    answered.decrementAndGet();
  }

  /** Whether the other side has closed; to be asked only while a request is worked on. */
  boolean isLeft() {
    reading.lock();
    try {
      if (BufferUtil.isFull(ahead)) {
        return false;
      }
      // Behind what was read before: over TLS a caller says that it closes, and only then does.
      int position = BufferUtil.flipToFill(ahead);
      int count = getChannel().read(ahead);
      BufferUtil.flipToFlush(ahead, position);
      return count < 0;
    } catch (IOException _) {
      BufferUtil.clear(ahead);
      return true;
    } finally {
      reading.unlock();
    }
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    reading.lock();
    try {
      if (BufferUtil.hasContent(ahead)) {
        notIdle();
        return BufferUtil.append(buffer, ahead);
      }
      return super.fill(buffer);
    } finally {
      reading.unlock();
    }
  }

  /** What has been read already is there at once. */
  @Override
  protected void needsFillInterest() {
    if (BufferUtil.hasContent(ahead)) {
      Thread.startVirtualThread(getFillInterest()::fillable);
    } else {
      super.needsFillInterest();
    }
  }
}
