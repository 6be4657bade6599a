package dev.mapwright.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.fixtures.certificate.SelfSigned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a certificate or its key is told with the file and what to do. */
class TlsIdentityTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void keysOfTheUsualKindsAreRead(String algorithm) throws Exception {
    SelfSigned made = SelfSigned.make(folder, "one", algorithm, 90);

    TlsIdentity read = TlsIdentity.read(made.chain(), made.key());

    assertThat(read.chain()).containsExactly(made.own());
    assertThat(read.advice(Instant.now())).isEmpty();
  }

  @Test
  void aKeyOfAnotherCertificateIsTold() throws Exception {
    SelfSigned one = SelfSigned.make(folder, "one", "EC", 90);
    SelfSigned other = SelfSigned.make(folder, "other", "EC", 90);
    SelfSigned ofAnotherKind = SelfSigned.make(folder, "third", "RSA", 90);

    assertRefused(one.chain(), other.key(), "is not that of the first certificate in");
    assertRefused(one.chain(), ofAnotherKind.key(), "certificate's kind (EC)");
  }

  @Test
  void filesThatHoldSomethingElseAreTold() throws Exception {
    SelfSigned one = SelfSigned.make(folder, "one", "EC", 90);
    Path empty = Files.writeString(folder.resolve("empty"), "");
    Path words = Files.writeString(folder.resolve("words"), "hello");
    Path gone = folder.resolve("gone");

    assertRefused(gone, one.key(), "There is no file " + gone);
    assertRefused(folder, one.key(), folder + " cannot be read");
    assertRefused(empty, one.key(), "holds no certificate");
    assertRefused(words, one.key(), "no certificate");
    assertRefused(one.key(), one.chain(), "no certificate");
    assertRefused(one.chain(), gone, "There is no file " + gone);
    assertRefused(one.chain(), words, "holds no private key in PEM");
    assertRefused(one.chain(), one.chain(), "holds no private key in PEM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY"})
  void anOlderFormIsToldWithHowToConvertIt(String label) throws Exception {
    SelfSigned one = SelfSigned.make(folder, "one", "EC", 90);
    Path old = Files.writeString(folder.resolve("old"), SelfSigned.pem(label, new byte[40]));

    assertRefused(one.chain(), old, "openssl pkcs8 -topk8 -nocrypt");
  }

  @Test
  void anEncryptedKeyIsToldWithoutAskingForItsPassword() throws Exception {
    SelfSigned one = SelfSigned.make(folder, "one", "EC", 90);
    Path encrypted =
        Files.writeString(
            folder.resolve("locked"), SelfSigned.pem("ENCRYPTED PRIVATE KEY", new byte[40]));

    assertRefused(one.chain(), encrypted, "is encrypted");
  }

  @Test
  void anEndThatIsNearOrPastIsAdvised() throws Exception {
    SelfSigned soon = SelfSigned.make(folder, "soon", "EC", 3);
    SelfSigned past = SelfSigned.make(folder, "past", "EC", -5);

    assertThat(TlsIdentity.read(soon.chain(), soon.key()).advice(Instant.now()).orElseThrow())
        .contains("renew it");
    assertThat(TlsIdentity.read(past.chain(), past.key()).advice(Instant.now()).orElseThrow())
        .contains("is over since");
  }

  private static void assertRefused(Path chain, Path key, String words) {
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(() -> TlsIdentity.read(chain, key))
        .withMessageContaining(words);
  }
}
