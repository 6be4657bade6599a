package dev.mapwright.server.truto;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.ExchangeListener;
import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.engine.watch.Watch;
import dev.mapwright.engine.watch.Watched;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.explain.ExchangeJson;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that is answered with what it asked the vendor and what came, without the account's
 * secrets: {@code {"debug": {requests, left_out, is_looping}, "response": ...}}, with the status
 * and the body that it has otherwise, failures included. Thread-safe.
 */
public final class DebuggedCall implements Watch, ExchangeListener {
  /** The type of such an answer, whatever the call's own is. */
  public static final String MEDIA_TYPE = "application/vnd.mapwright.debug+json";

  /** Of each body so many characters. */
  private static final int BODY = 20_000;

  private static final int MOST = 100;

  private final @Nullable Watch others = Watched.now();
  private final List<VendorExchange> exchanges = new ArrayList<>();
  private final Set<List<String>> asked = new HashSet<>();
  private int leftOut;
  private boolean isLooping;

  private DebuggedCall() {}

  /**
   * Answers a call.
   *
   * @param caller must have admin rights: vendors' answers hold more than what is mapped
   * @throws HttpException 403 if not
   */
  static ServerResponse answer(ApiCaller caller, Supplier<ServerResponse> call) {
    if (caller.rights() != ApiCaller.Rights.ADMIN) {
      throw HttpException.of(403, "'truto_response_format=debug' takes a key with admin rights");
    }
    DebuggedCall debugged = new DebuggedCall();
    return debugged.around(Watched.by(debugged, () -> answered(call)));
  }

  /** A failure is what one wants to see the most of. */
  private static ServerResponse answered(Supplier<ServerResponse> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return new TrutoErrors().tell(Failures.of(e));
    }
  }

  private ServerResponse around(ServerResponse response) {
    byte[] begin = ("{\"debug\":" + Json.write(told()) + ",\"response\":").getBytes(UTF_8);
    return new ServerResponse(
            response.status(),
            response.headers(),
            out -> {
              out.write(begin);
              response.body().writeTo(out);
              out.write('}');
            })
        .with(Map.of("content-type", MEDIA_TYPE));
  }

  private synchronized SequencedMap<String, Object> told() {
    SequencedMap<String, Object> debug = new LinkedHashMap<>();
    debug.put("requests", exchanges.stream().map(ExchangeJson::of).toList());
    debug.put("left_out", (long) leftOut);
    debug.put("is_looping", isLooping);
    return debug;
  }

  @Override
  public String id() {
    return others == null ? "debug" : others.id();
  }

  @Override
  public void see(EngineEvent event) {
    if (others != null) {
      others.see(event);
    }
  }

  @Override
  public ExchangeListener exchanges() {
    return this;
  }

  @Override
  public int bodyCharacters() {
    return BODY;
  }

  /** The same first attempt twice is a loop; that a refused one is repeated is none. */
  @Override
  public synchronized void see(VendorExchange exchange) {
    VendorExchange.Request request = exchange.request();
    boolean isNew =
        exchange.attempt() > 1
            || asked.add(List.of(request.method(), request.url(), request.body().text()));
    isLooping |= !isNew;
    if (exchanges.size() < MOST) {
      exchanges.add(exchange);
    } else {
      leftOut++;
    }
  }
}
