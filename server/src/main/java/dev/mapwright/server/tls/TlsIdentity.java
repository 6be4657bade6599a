package dev.mapwright.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By what a server shows who it is. Immutable.
 *
 * @param chain its certificate, and behind it those that vouch for it
 * @param key that of the first certificate
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
  private static final char[] NO_PASSWORD = {};
  private static final Duration SOON = Duration.ofDays(14);

  public TlsIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads it from two files in PEM, as certification authorities give them.
   *
   * @param certificates the server's first
   * @param key PKCS#8, without a password: RSA, EC or Ed25519
   * @throws TlsException if a file is missing or wrong, or the key is not the certificate's
   */
  public static TlsIdentity read(Path certificates, Path key) throws TlsException {
    List<X509Certificate> chain = chain(certificates);
    X509Certificate own = chain.getFirst();
    PrivateKey read = PrivateKeyFile.read(key, own.getPublicKey().getAlgorithm());
    if (!belongTogether(own, read)) {
      throw new TlsException(
          "The key in " + key + " is not that of the first certificate in " + certificates + ".");
    }
    return new TlsIdentity(chain, read);
  }

  private static List<X509Certificate> chain(Path file) throws TlsException {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      InputStream in = new ByteArrayInputStream(Files.readAllBytes(file));
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        chain.add((X509Certificate) one);
      }
    } catch (IOException _) {
      throw new TlsException(unreadable(file, "certificates"));
    } catch (CertificateException _) {
      throw new TlsException(file + " holds something that is no certificate in PEM.");
    }
    if (chain.isEmpty()) {
      throw new TlsException(file + " holds no certificate (-----BEGIN CERTIFICATE-----).");
    }
    return chain;
  }

  static String unreadable(Path file, String what) {
    return Files.exists(file)
        ? file + " cannot be read; it should hold " + what + "."
        : "There is no file " + file + "; it should hold " + what + ".";
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
    byte[] sample = {1, 2, 3};
    try {
      Signature signature = Signature.getInstance(signature(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static String signature(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  /** What an operator should know of it: that it is over, or soon will be. */
  public Optional<String> advice(Instant now) {
    X509Certificate own = chain.getFirst();
    Instant end = own.getNotAfter().toInstant();
    if (end.isBefore(now)) {
      return Optional.of("The TLS certificate is over since " + end + ": callers will refuse it.");
    }
    if (own.getNotBefore().toInstant().isAfter(now)) {
      return Optional.of(
          "The TLS certificate counts from "
              + own.getNotBefore().toInstant()
              + " only: callers will refuse it until then.");
    }
    return end.isBefore(now.plus(SOON))
        ? Optional.of("The TLS certificate is over at " + end + ": renew it.")
        : Optional.empty();
  }

  /** The same as the JDK keeps it, without a password. */
  public KeyStore asKeyStore() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key that could be read cannot be kept", e);
    }
  }
}
