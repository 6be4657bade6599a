package dev.mapwright.server.truto;

import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.server.TestServer;
import dev.mapwright.server.description.AcmeDescription;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A vendor on loopback whose list is asked for page by page, and the real server before it. */
final class PagingVendor implements AutoCloseable {
  static final int PAGE = 50;

  /** How many pages were asked for. */
  final AtomicInteger asked = new AtomicInteger();

  private final IntFunction<Reply> pages;
  private final LoopbackServer vendor;
  private final EngineRuntime engine;
  final TestServer server;

  /** With what it answers to each page, counted from 1. */
  PagingVendor(IntFunction<Reply> pages) {
    this.pages = pages;
    this.vendor = LoopbackServer.start(this::answer);
    this.engine =
        EngineRuntime.sandbox(
            AcmeDescription.MODELS, Map.of(URI.create("https://eu.acme.example"), vendor.origin()));
    this.server = AcmeDescription.serve(engine.api());
  }

  private Reply answer(ReceivedRequest request) {
    if (!request.path().equals("/v1/people/search")) {
      return Reply.json(200, Map.of(), Map.of("labels", List.of(), "kinds", List.of()));
    }
    asked.incrementAndGet();
    return pages.apply(
        Integer.parseInt(request.query().values().getOrDefault("page", List.of("1")).getFirst()));
  }

  /** A page of people, of which there are so many, each record of so many characters at least. */
  static Reply page(int page, int total, int size) {
    String people =
        IntStream.rangeClosed((page - 1) * PAGE + 1, Math.min(page * PAGE, total))
            .mapToObj(id ->
                "{\n  \"id\": %d,\n  \"first\": \"P\",\n  \"pad\": \"%s\"\n}"
                    .formatted(id, "x".repeat(size)))
            .collect(Collectors.joining(",\n"));
    return Reply.text(
        200, Map.of("content-type", "application/json"), "{\"people\": [" + people + "]}");
  }

  @Override
  public void close() {
    server.close();
    engine.close();
    vendor.close();
  }
}
