package dev.mapwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.failure.DeadlineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.limit.EngineLimits;
import dev.mapwright.engine.loss.LossLog;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.upstream.memory.AnswerRoom;
import dev.mapwright.engine.vendor.EngineRig;
import dev.mapwright.engine.vendor.RoutedVendor;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.jsonata.value.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendors whose answers are large, and an engine with little memory for them. */
@Timeout(120)
class AnswersInMemoryTest {
  private static final int PAGES = 4;

  private final EngineRig rig =
      new EngineRig(
          """
          list: {request: GET /people, records: people}
          get: {request: "GET /people/{{ $id }}"}
          pagination: {page_param: page, size_param: size, max_size: 2}
          map: {id: id, name: name, first_name: name}
          """);

  private final AnswerRoom room = new AnswerRoom(24 << 20);
  private final Engine engine =
      new Engine(
          new EngineParts(
              rig.parts.upstream(),
              rig.parts.models(),
              rig.parts.cursorKey(),
              rig.parts.clock(),
              EngineLimits.DEFAULT,
              room,
              new LossLog(rig.parts.clock()),
              false));

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(room.held()).isZero();
    rig.close();
  }

  /** Two people on each of four pages, and as much about each as is asked for. */
  private static byte[] page(RoutedVendor.Query query, int bytesOfEach) {
    int page = query.number("page", 1);
    List<Object> people = new ArrayList<>();
    for (int i = 0; page <= PAGES && i < 2; i++) {
      String about = words(bytesOfEach);
      people.add(Map.of("id", page + "-" + i, "name", "Ann", "about", about));
    }
    return Json.writeBytes(Map.of("people", people));
  }

  /** Text that can be packed, but not to nearly nothing. */
  private static String words(int length) {
    byte[] bytes = new byte[length / 2];
    new Random(length).nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Said gzipped(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Said(
        200, List.of(new Said.Header("Content-Encoding", "gzip")), packed.toByteArray());
  }

  private ListCall call(
      String account, @Nullable String cursor, CallOptions options, Filter... filters) {
    return new ListCall(
        rig.account(account),
        "candidates",
        new Query(List.of(filters), null, Map.of()),
        Wants.ALL,
        4,
        cursor,
        options);
  }

  private static CallOptions within(Duration time, Holding holding) {
    return CallOptions.DEFAULT.within(time, 100).heldBy(holding);
  }

  /** All are answered at last, page by page, however often they are told that it is busy. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void manyAccountsAtOnceAreAnsweredOrToldThatItIsBusyAndNothingIsLost(long seed) throws Exception {
    Random seeds = new Random(seed);
    int plain = 200_000 + seeds.nextInt(800_000);
    rig.vendor.at(
        "/v1/people",
        query ->
            query.number("page", 1) % 2 == 0
                ? gzipped(page(query, plain))
                : new Said(200, List.of(), page(query, plain)));
    List<Future<List<String>>> walks = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        String account = "account" + i % 8;
        Random random = new Random(seeds.nextLong());
        walks.add(threads.submit(() -> walk(account, random)));
      }
    }
    for (Future<List<String>> walk : walks) {
      assertThat(walk.get())
          .containsExactly("1-0", "1-1", "2-0", "2-1", "3-0", "3-1", "4-0", "4-1");
    }
  }

  private List<String> walk(String account, Random random) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    boolean more = true;
    while (more) {
      try (Holding holding = new Holding()) {
        ListPage page = engine.list(call(account, cursor, within(Duration.ofSeconds(15), holding)));
        page.records().forEach(record -> ids.add(record.id()));
        cursor = page.nextCursor();
        more = cursor != null;
        Thread.sleep(random.nextInt(20)); // somebody reads it
      } catch (DeadlineException e) {
        assertThat(e.retryAfter()).describedAs(e.getMessage()).isNotNull();
        cursor = e.cursor() == null ? cursor : e.cursor();
      }
    }
    return ids;
  }

  @Test
  void aListThatFindsNothingHoldsNoMoreThanAPage() {
    rig.vendor.at("/v1/people", query -> new Said(200, List.of(), page(query, 2_000_000)));
    Filter nobody = new Filter.Comparison(FieldPath.of("name"), Operator.EQ, List.of("Nobody"));

    try (Holding holding = new Holding()) {
      ListPage page = engine.list(call("a", null, within(Duration.ofSeconds(20), holding), nobody));

      assertThat(page.records()).isEmpty();
      assertThat(page.nextCursor()).isNull();
      assertThat(room.held()).isLessThan(12L << 20);
    }
  }

  @Test
  void aPageIsCutWhereTheNextOneWouldNotFitBesideIt() {
    rig.vendor.at("/v1/people", query -> new Said(200, List.of(), page(query, 3_000_000)));
    try (Holding holding = new Holding()) {
      ListPage page = engine.list(call("a", null, within(Duration.ofSeconds(20), holding)));

      assertThat(page.records()).extracting(UnifiedRecord::id).containsExactly("1-0", "1-1");
      assertThat(page.nextCursor()).isNotNull();
      assertThat(room.held()).isBetween(12_000_000L, 18L << 20);
    }
  }

  @Test
  void aStreamOfAnyLengthHoldsAPage() {
    rig.vendor.at("/v1/people", query -> new Said(200, List.of(), page(query, 3_000_000)));
    List<String> ids = new ArrayList<>();
    ListCall all =
        new ListCall(
            rig.account("a"),
            "candidates",
            Query.ALL,
            Wants.ALL,
            Integer.MAX_VALUE,
            null,
            CallOptions.DEFAULT);
    try (ListReading reading = engine.stream(all)) {
      for (UnifiedRecord next = reading.next(100); next != null; next = reading.next(100)) {
        ids.add(next.id());
        assertThat(room.held()).isLessThan(18L << 20);
      }
    }
    assertThat(ids).hasSize(2 * PAGES);
  }

  @Test
  void anAnswerThatCanNeverBeHeldIsTheVendorsFaultAndToldSo() {
    byte[] nothing =
        ("{\"people\": [" + "{},".repeat(300_000) + "{}]}").getBytes(StandardCharsets.UTF_8);
    rig.vendor.at("/v1/people", _ -> new Said(200, List.of(), nothing));
    try {
      engine.list(call("a", null, CallOptions.DEFAULT));
      throw new AssertionError("it was held");
    } catch (VendorException e) {
      assertThat(e).hasMessageContaining("takes more memory than one account may have");
    }
  }
}
