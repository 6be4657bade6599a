package dev.mapwright.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a private key in PEM. */
final class PrivateKeyFile {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");

  private PrivateKeyFile() {}

  /**
   * Reads one.
   *
   * @param algorithm of the certificate's public key
   */
  static PrivateKey read(Path file, String algorithm) throws TlsException {
    Matcher block = BLOCK.matcher(text(file));
    if (!block.find()) {
      throw new TlsException(file + " holds no private key in PEM (-----BEGIN PRIVATE KEY-----).");
    }
    switch (block.group(1)) {
      case "PRIVATE KEY" -> {}
      case "ENCRYPTED PRIVATE KEY" ->
          throw new TlsException(
              "The key in "
                  + file
                  + " is encrypted, and the server has no password for it. Write it without one:"
                  + " openssl pkcs8 -in OLD -out NEW; only the server's user should read the"
                  + " file.");
      default ->
          throw new TlsException(
              file
                  + " has an older form ("
                  + block.group(1)
                  + "). Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW.");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(block.group(2));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw new TlsException(
          "The key in "
              + file
              + " cannot be read as one of the certificate's kind ("
              + algorithm
              + "): it is another's, or damaged.");
    }
  }

  private static String text(Path file) throws TlsException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      throw new TlsException(TlsIdentity.unreadable(file, "the private key"));
    }
  }
}
