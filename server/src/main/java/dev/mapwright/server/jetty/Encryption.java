package dev.mapwright.server.jetty;

import dev.mapwright.server.tls.TlsIdentity;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Connections over TLS 1.2 and 1.3, on which callers choose between HTTP/2 and HTTP/1.1.
 * Thread-safe.
 */
final class Encryption {
  private final SslContextFactory.Server context = new SslContextFactory.Server();

  Encryption(TlsIdentity identity) {
    set(identity, context);
  }

  private static void set(TlsIdentity identity, SslContextFactory context) {
    context.setKeyStore(identity.asKeyStore());
    context.setKeyStorePassword("");
  }

  /** Connections from now on are made with another identity; those that are there stay. */
  void renew(TlsIdentity identity) {
    try {
      context.reload(changed -> set(identity, changed));
    } catch (Exception e) { // Jetty declares no narrower one
      throw new IllegalStateException("an identity that could be read cannot be used", e);
    }
  }

  /** What is spoken, the outermost first. */
  List<ConnectionFactory> protocols(HttpConfiguration plain) {
    HttpConfiguration configuration = new HttpConfiguration(plain);
    // Which name a certificate is for, the caller has looked at; a proxy may call by another.
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(configuration);
    ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
    choice.setDefaultProtocol(http1.getProtocol());
    return List.of(new SslConnectionFactory(context, choice.getProtocol()), choice, http2, http1);
  }
}
