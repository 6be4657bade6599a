package dev.mapwright.engine.upstream.vertx;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpClientConnection;

/**
 * Closes a kept connection on which anything comes while no request is under way: the next one
 * would read it as its answer. The client itself does so only once it has read a whole head.
 */
final class UnaskedBytes extends ChannelInboundHandlerAdapter {
  /** What the client calls the handler that reads HTTP. */
  private static final String CODEC = "codec";

  private final HttpClientConnection connection;

  private UnaskedBytes(HttpClientConnection connection) {
    this.connection = connection;
  }

  /** Watches a new connection. Runs on its event loop. */
  static void watch(HttpConnection connection) {
    if (!(connection instanceof HttpClientConnection own)) {
      throw new IllegalStateException("an HTTP client of another make: " + connection.getClass());
    }
    own.channelHandlerContext()
        .pipeline()
        .addBefore(CODEC, "unasked", new UnaskedBytes(own))
        .addAfter(CODEC, "late-close", new LateClose(own))
        .addAfter(CODEC, "interim", new InterimAnswers());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (connection.activeStreams() == 0) {
      ReferenceCountUtil.release(bytes);
      var _ = context.close();
    } else {
      context.fireChannelRead(bytes);
    }
  }
}
