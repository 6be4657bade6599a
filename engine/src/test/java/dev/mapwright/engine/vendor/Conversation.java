package dev.mapwright.engine.vendor;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.auth.InMemoryTokenStore;
import dev.mapwright.engine.upstream.auth.TokenStore;
import dev.mapwright.engine.upstream.request.RequestBuilder;
import dev.mapwright.engine.upstream.vertx.TransportOptions;
import dev.mapwright.engine.upstream.vertx.VertxTransport;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** Calls to a loopback vendor through the real client, in a time that does not pass by itself. */
public final class Conversation implements AutoCloseable {
  private final LoopbackVendor vendor;
  private final VertxTransport transport;
  private final TestTime time = new TestTime();
  private final TokenStore tokens = new InMemoryTokenStore();
  private final Upstream upstream;

  /** With a vendor that answers by a function. */
  public Conversation(Function<Asked, Said> answers) {
    vendor = new LoopbackVendor(answers);
    transport =
        new VertxTransport(TransportOptions.DEFAULT.withPrivateOrigins(Set.of(vendor.uri())));
    upstream = new Upstream(transport, tokens, time, time);
  }

  public LoopbackVendor vendor() {
    return vendor;
  }

  public TestTime time() {
    return time;
  }

  public TokenStore tokens() {
    return tokens;
  }

  public Upstream upstream() {
    return upstream;
  }

  /** 30 seconds and 100 requests. */
  public Budget budget() {
    return new Budget(time, Duration.ofSeconds(30), 100);
  }

  /** Calls an endpoint. */
  public Answer call(Account account, Endpoint endpoint) {
    return call(account, endpoint, Variables.NONE);
  }

  /** Calls an endpoint with variables in its templates. */
  public Answer call(Account account, Endpoint endpoint, Variables variables) {
    return upstream.call(
        account, RequestBuilder.draft(account, endpoint, variables), variables, budget());
  }

  @Override
  public void close() {
    transport.close();
    vendor.close();
  }
}
