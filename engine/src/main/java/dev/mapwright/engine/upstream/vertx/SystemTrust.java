package dev.mapwright.engine.upstream.vertx;

import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that the JVM trusts, read once for the clients of all accounts. */
final class SystemTrust {
  static final TrustOptions OPTIONS = options();

  private SystemTrust() {}

  private static TrustOptions options() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((@Nullable KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .findFirst()
          .map(TrustOptions::wrap)
          .orElseThrow(() -> new IllegalStateException("the JVM trusts no authority"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JVM's trusted authorities cannot be read", e);
    }
  }
}
