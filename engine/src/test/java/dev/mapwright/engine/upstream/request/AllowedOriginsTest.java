package dev.mapwright.engine.upstream.request;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.AcmeVendor;
import dev.mapwright.engine.vendor.Conversation;
import dev.mapwright.engine.vendor.LoopbackVendor;
import dev.mapwright.engine.vendor.Said;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a vendor answers, credentials go only where the connector says. */
class AllowedOriginsTest {
  @AutoClose private final Conversation conversation = new Conversation(_ -> Said.json("{}"));
  @AutoClose private final LoopbackVendor stranger = new LoopbackVendor(_ -> Said.json("{}"));

  private final AcmeVendor acme =
      AcmeVendor.at(conversation.vendor().origin() + "/v1")
          .secret("key", "s3cret")
          .authHeader("X-Key", "{{ $account.key }}");

  @Test
  void aFollowedUrlToAStrangerIsRefusedBeforeAnythingIsSent() {
    Account account = acme.account();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> follow(account, stranger.origin() + "/v1/c?page=2"))
        .withMessageContaining("candidates.list")
        .withMessageContaining("a request to " + stranger.origin() + " was refused")
        .withMessageContaining("names only " + conversation.vendor().origin())
        .withMessageContaining("'hosts'")
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.VENDOR_ERROR));
    assertThat(stranger.asked()).isEmpty();
  }

  @Test
  void aHostThatTheConnectorNamesMayBeFollowed() {
    Account account =
        AcmeVendor.at("https://api.acme.example").host(conversation.vendor().origin()).account();

    follow(account, conversation.vendor().origin() + "/page/2");

    assertThat(conversation.vendor().askedOnce().line()).isEqualTo("GET /page/2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:pass@127.0.0.1:%d/",
        "https://127.0.0.1:%d/",
        "http://127.0.0.1.evil.example:%d/",
        "http://localhost:%d/",
        "ftp://127.0.0.1:%d/",
        "mailto:someone@127.0.0.1"
      })
  void nearMissesOfTheOriginAreRefused(String url) {
    Account account = acme.account();

    assertThatExceptionOfType(VendorException.class)
        .isThrownBy(() -> follow(account, url.formatted(conversation.vendor().port())));
    assertThat(conversation.vendor().asked()).isEmpty();
  }

  @Test
  void aUrlOutOfTheDataThatLeadsElsewhereIsTheConnectorsFault() {
    Account account = acme.account();
    var endpoint = request("GET {{ $key }}").end();
    Variables variables = Variables.NONE.with("key", stranger.origin() + "/file");

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> conversation.call(account, endpoint, variables))
        .withMessageContaining("was refused")
        .withMessageContaining("connectors/acme.yaml:1:1");
    assertThat(stranger.asked()).isEmpty();
  }

  @Test
  void anotherHostCannotBeSmuggledInWithoutAScheme() {
    Account account = acme.account();
    var endpoint = request("GET {{ $key }}").end();
    Variables variables = Variables.NONE.with("key", "//127.0.0.1:" + stranger.port() + "/file");

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> conversation.call(account, endpoint, variables));
    assertThat(stranger.asked()).isEmpty();
  }

  private void follow(Account account, String url) {
    UnsentRequest first = RequestBuilder.draft(account, request("GET /c").end(), Variables.NONE);
    var unused =
        conversation
            .upstream()
            .call(
                account,
                RequestBuilder.follow(first, url, List.of()),
                Variables.NONE,
                conversation.budget());
  }
}
