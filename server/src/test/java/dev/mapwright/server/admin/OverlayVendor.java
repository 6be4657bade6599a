package dev.mapwright.server.admin;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.store.StoreLocation;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A vendor of three people on loopback, and the administered server before it. */
final class OverlayVendor implements AutoCloseable {
  /** What was asked, as paths with queries. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final LoopbackServer vendor = LoopbackServer.start(this::answer);
  private final EngineRuntime engine =
      EngineRuntime.sandbox(
          AcmeDescription.MODELS,
          Map.of(
              URI.create("https://eu.acme.example"), vendor.origin(),
              URI.create("https://us.acme.example"), vendor.origin()));

  AdminServer server(StoreLocation location, Path keys) {
    return new AdminServer(location, keys, engine.api());
  }

  private Reply answer(ReceivedRequest request) {
    asked.add(request.path() + "?" + request.query().values());
    return Reply.json(200, Map.of(), body(request));
  }

  private static Object body(ReceivedRequest request) {
    String path = request.path();
    if (path.equals("/v1/people/search")) {
      boolean first =
          request.query().values().getOrDefault("page", List.of("1")).getFirst().equals("1");
      return Map.of(
          "people",
          first ? IntStream.rangeClosed(1, 3).mapToObj(OverlayVendor::person).toList() : List.of());
    }
    return path.startsWith("/v1/people/")
        ? person(Integer.parseInt(path.substring("/v1/people/".length())))
        : Map.of("labels", List.of(), "kinds", List.of());
  }

  static Map<String, Object> person(int id) {
    return Map.of(
        "id",
        id,
        "first",
        "Ada",
        "last",
        "No. " + id,
        "title",
        "Poet",
        "cost",
        7 * id,
        "mail",
        List.of("a" + id + "@example.com"));
  }

  @Override
  public void close() {
    engine.close();
    vendor.close();
  }
}
