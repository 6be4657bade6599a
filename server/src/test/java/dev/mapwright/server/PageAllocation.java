package dev.mapwright.server;

import com.sun.management.ThreadMXBean;
import dev.mapwright.engine.Engine;
import dev.mapwright.engine.EngineParts;
import dev.mapwright.engine.Holding;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.auth.InMemoryTokenStore;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.upstream.transport.HttpAnswer;
import dev.mapwright.engine.upstream.transport.HttpCall;
import dev.mapwright.engine.upstream.transport.HttpStream;
import dev.mapwright.engine.upstream.transport.Transport;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.auth.CallerQuotas;
import dev.mapwright.server.health.Health;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.Handler;
import dev.mapwright.server.http.RequestQuotas;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.route.Routes;
import dev.mapwright.server.truto.RunningStreams;
import dev.mapwright.server.turn.Turns;
import dev.mapwright.server.unified.UnifiedApi;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures what a page costs in memory, from the vendor's bytes to the answer's: the engine, and
 * the server without its socket. A program of its own, for what else a process does, and how far
 * its compilers have got, would count as well.
 */
final class PageAllocation {
  private static final int RECORDS = 100;
  private static final int WARM_UP = 40;
  private static final int MEASURED = 11;
  private static final String FIRST_ID = "53883394";

  private PageAllocation() {}

  /** Prints the bytes that are allocated for a record. Takes the project's folder. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Handler server = server(root);
    for (int i = 0; i < WARM_UP; i++) {
      answer(server);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] bytes = new long[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long before = threads.getTotalThreadAllocatedBytes();
      answer(server);
      bytes[i] = threads.getTotalThreadAllocatedBytes() - before;
    }
    Arrays.sort(bytes);
    System.out.println(bytes[MEASURED / 2] / RECORDS);
    System.exit(0);
  }

  private static Handler server(Path root) throws IOException {
    Connectors connectors = Connectors.in(root.resolve("benchmarks/gateway"));
    Connector acme = connectors.find("acme").orElseThrow();
    Account account = Account.checked("one", acme, Map.of("token", "t", "pages", "1"));
    Upstream upstream = Upstream.unlimited(new OnePage(page(root)), new InMemoryTokenStore());
    Engine engine = new Engine(new EngineParts(upstream, UnifiedModels.bundled()));
    Parts parts =
        TestServer.parts(UnifiedApi.of(engine), new Accounts(List.of(account)), connectors.all());
    ServerSettings settings = ServerSettings.local(0);
    HttpApi api =
        MapwrightServer.api(
            settings,
            parts,
            new ApiToken(TestServer.TOKEN),
            new Turns(settings.calls()),
            new RunningStreams(),
            new Health(null),
            new CallerQuotas(RequestQuotas.NONE, null, "integrated_account_id"));
    return new Routes(api.own());
  }

  private static void answer(Handler server) throws IOException {
    Counter out = new Counter();
    try (Holding holding = new Holding()) {
      ServerRequest request =
          new ServerRequest(
                  "GET",
                  "/unified/ats/candidates",
                  "integrated_account_id=one&limit=" + RECORDS,
                  Map.of(),
                  holding)
              .from(ApiCaller.OPERATOR);
      ServerResponse response = server.handle(request);
      response.body().writeTo(out);
      if (response.status() != 200 || out.count < 4_000L * RECORDS) {
        throw new IllegalStateException(response.status() + ", " + out.count + " bytes");
      }
    }
  }

  private static byte[] page(Path root) throws IOException {
    Path candidate =
        root.resolve("benchmarks/src/main/resources/dev/mapwright/benchmarks/candidate.json");
    String record = Files.readString(candidate).replace("\n", "");
    return IntStream.range(0, RECORDS)
        .mapToObj(i -> record.replace(FIRST_ID, String.valueOf(Integer.parseInt(FIRST_ID) + i)))
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A vendor that has one page, without a wire. */
  private record OnePage(HttpAnswer answer) implements Transport {
    OnePage(byte[] body) {
      this(new HttpAnswer(200, Map.of("content-type", "application/json"), body));
    }

    @Override
    public HttpAnswer send(HttpCall call, AnswerShare.Part part) {
      return answer;
    }

    @Override
    public HttpStream open(HttpCall call, Duration idle) {
      throw new UnsupportedOperationException("no file is asked for");
    }

    @Override
    public void close() {}
  }

  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }
}
