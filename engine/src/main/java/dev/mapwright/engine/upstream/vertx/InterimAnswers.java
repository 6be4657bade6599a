package dev.mapwright.engine.upstream.vertx;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Passes over what a vendor says before its answer ({@code 102 Processing} and whatever else of the
 * kind 1xx). The client itself knows only two of them, and would take any other for the answer.
 */
final class InterimAnswers extends ChannelInboundHandlerAdapter {
  private boolean interim;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse answer) {
      interim = isInterim(answer.status());
    }
    if (!interim) {
      context.fireChannelRead(message);
      return;
    }
    interim = !(message instanceof LastHttpContent);
    ReferenceCountUtil.release(message);
  }

  private static boolean isInterim(HttpResponseStatus status) {
    return status.codeClass() == HttpStatusClass.INFORMATIONAL
        && !status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
  }
}
