package dev.mapwright.engine.upstream.vertx;

import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.TransportException;
import dev.mapwright.engine.upstream.transport.TransportException.Kind;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Puts what Vert.x and Netty throw into words. */
final class TransportFailures {
  private TransportFailures() {}

  /** The exception to throw; an interruption is thrown as it is. */
  static TransportException of(Throwable failure, HttpCall call) throws InterruptedException {
    return switch (failure) {
      case InterruptedException interrupted -> throw interrupted;
      case Error error -> throw error;
      case TransportException known -> known;
      case BodyReader.TooLargeException tooLarge ->
          new TransportException(Kind.TOO_LARGE, call + ": " + tooLarge.getMessage(), failure);
      case BodyReader.TruncatedException truncated ->
          new TransportException(Kind.DAMAGED, call + ": " + truncated.getMessage(), failure);
      case TimeoutException _ ->
          new TransportException(Kind.TIMED_OUT, call + " timed out", failure);
      case SSLException _ -> insecure(failure, call);
      case ProxyConnectException refused ->
          new TransportException(
              Kind.UNREACHABLE,
              call + ": the proxy to vendors cannot be reached, or does not let it through",
              refused);
      case ConnectException _, NoRouteToHostException _ ->
          new TransportException(Kind.UNREACHABLE, call + ": the host cannot be reached", failure);
      default ->
          new TransportException(
              Kind.UNREACHABLE, call + ": the connection failed: " + failure.getMessage(), failure);
    };
  }

  /** What was wrong with a certificate, if it was that, stands in the last cause. */
  private static TransportException insecure(Throwable failure, HttpCall call) {
    Kind kind = Kind.UNREACHABLE;
    Throwable last = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      last = cause;
      kind = cause instanceof CertificateException ? Kind.UNTRUSTED : kind;
    }
    return new TransportException(
        kind, call + ": no secure connection: " + last.getMessage(), failure);
  }
}
