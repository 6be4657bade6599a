package dev.mapwright.engine.connector.load.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of overlays, each named after its connector. */
class InstalledOverlaysTest {
  private static final SequencedMap<String, Connector> ACME =
      new TreeMap<>(Map.of("acme", Laid.bare().connector()));

  @TempDir private Path folder;

  private InstalledOverlays lay(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return InstalledOverlays.lay(ACME, folder, new OverlayLoader(Laid.LOADER));
  }

  @Test
  void eachLiesOverTheConnectorOfItsName() throws IOException {
    InstalledOverlays laid =
        lay(
            "acme.yaml",
            "language: 2\noverlay: acme\nresources: {candidates: {map: {title: null}}}\n");

    assertThat(laid.problems()).isEmpty();
    assertThat(laid.connectors().get("acme"))
        .extracting(connector -> connector.overlays().getFirst().layer())
        .isEqualTo("installation");
  }

  @Test
  void oneOfNoConnectorIsToldWithTheNearestName() throws IOException {
    InstalledOverlays laid = lay("acne.yaml", "language: 2\noverlay: acme\nresources: {}\n");

    assertThat(laid.problems().getFirst().render())
        .contains("There is no connector 'acne'", "Did you mean 'acme'?");
  }

  @Test
  void oneThatIsWrongIsToldAndLeftOut() throws IOException {
    InstalledOverlays laid = lay("acme.yaml", "language: 2\noverlay: lever\nresources: {}\n");

    assertThat(laid.problems().getFirst().message()).contains("is laid over 'acme'");
    assertThat(laid.connectors().get("acme")).isSameAs(ACME.get("acme"));
  }
}
