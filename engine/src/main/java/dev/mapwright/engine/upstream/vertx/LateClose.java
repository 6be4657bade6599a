package dev.mapwright.engine.upstream.vertx;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.impl.HttpClientConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells that a connection was closed only when the whole answer that came over it has been taken.
 * The client gives up what lies before a reader who is slow, or waits for room, as soon as it hears
 * of the close; and many servers close with the last byte.
 */
final class LateClose extends ChannelDuplexHandler {
  private static final long LOOK_AGAIN = 20;

  /** Nobody reads for longer. */
  private static final long LONGEST = Duration.ofHours(12).toNanos();

  private final HttpClientConnection connection;

  /** Whether the answer to the last request has come to its end. */
  private boolean whole;

  /** After what reads HTTP. */
  LateClose(HttpClientConnection connection) {
    this.connection = connection;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpRequest) {
      whole = false;
    }
    var _ = context.write(message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof LastHttpContent) {
      whole = true;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    tell(context, System.nanoTime());
  }

  private void tell(ChannelHandlerContext context, long closed) {
    if (whole && connection.activeStreams() > 0 && System.nanoTime() - closed < LONGEST) {
      var _ =
          context
              .executor()
              .schedule(() -> tell(context, closed), LOOK_AGAIN, TimeUnit.MILLISECONDS);
    } else {
      context.fireChannelInactive();
    }
  }
}
