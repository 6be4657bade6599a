package dev.mapwright.cli.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.fixtures.standin.StandIn;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A sandbox vendor, which fails now and then while it is rough. */
final class SoakVendor implements AutoCloseable {
  private final String name;
  private final Map<String, String> credentials;
  private final StandIn standIn;
  private final Set<String> candidates;
  private final LoopbackServer server = LoopbackServer.start(this::answer);
  private final RoughRoad road;
  private volatile boolean isRough;

  SoakVendor(VendorFolder folder) {
    name = folder.name();
    credentials = folder.account().fields();
    standIn = folder.standIn(credentials, InstantSource.system()).orElseThrow();
    candidates = standIn.candidates();
    try {
      road = new RoughRoad(server.origin(), () -> isRough);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its connector's name, and its account's id. */
  String name() {
    return name;
  }

  /** What a full list has to give. */
  Set<String> candidates() {
    return candidates;
  }

  void becomeRough(boolean rough) {
    isRough = rough;
  }

  boolean isRough() {
    return isRough;
  }

  /** The credentials, as a body of JSON, which YAML is as well. */
  Map<String, String> credentials() {
    return credentials;
  }

  /** An entry of the file of accounts. */
  String account(String id) {
    return "  - {id: %s, connector: %s, credentials: %s}\n"
        .formatted(id, name, Json.write(credentials));
  }

  /** Options of {@code serve} by which its origins are found. */
  List<String> upstreams() {
    URI end = road.origin();
    return standIn.origins().stream().map(origin -> "--upstream=" + origin + "=" + end).toList();
  }

  private Reply answer(ReceivedRequest request) {
    int dice = isRough ? ThreadLocalRandom.current().nextInt(100) : 100;
    return switch (dice) {
      case 0, 1, 2 -> Reply.text(503, Map.of(), "Service Unavailable");
      case 3, 4 -> Reply.text(500, Map.of(), "<html>Internal error</html>");
      case 5, 6 -> Reply.json(429, Map.of("retry-after", "1"), Map.of("error", "slow down"));
      case 7 -> Reply.text(200, Map.of(), "<html>Under maintenance</html>");
      case 8 -> Reply.of(200, Map.of(), "application/json", "{\"data\": [".getBytes(UTF_8));
      case 9, 10 -> {
        pause();
        yield standIn.answer(request);
      }
      default -> standIn.answer(request);
    };
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    road.close();
    server.close();
  }
}
