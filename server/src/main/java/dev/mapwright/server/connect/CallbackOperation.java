package dev.mapwright.server.connect;

import dev.mapwright.engine.Consents;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consented;
import dev.mapwright.engine.account.file.Apps;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.server.admin.AccountTrial;
import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.connect.PendingConsents.Pending;
import dev.mapwright.server.connect.PendingConsents.Returned;
import dev.mapwright.server.connect.page.MessagePage;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.store.LinkRow;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /connect/callback}: where vendors send customers back to. Nothing that stands in its
 * address is believed before its state is known to be of this browser.
 *
 * @param pending who was sent to a vendor
 * @param links by which they had come
 * @param vendors which a link lets choose from
 * @param connections makes accounts
 * @param consents exchanges codes
 * @param trial tries the account that came of it
 * @param address of this server
 */
record CallbackOperation(
    PendingConsents pending,
    Links links,
    Vendors vendors,
    LinkedAccounts connections,
    Consents consents,
    AccountTrial trial,
    PublicAddress address) {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackOperation.class);

  ServerResponse handle(ServerRequest request, Map<String, String> path) {
    Map<String, String> query = FormBody.pairs(request.query());
    String state = query.getOrDefault("state", "");
    String browser = Browser.of(request, address).map(Browser::secret).orElse("");
    return switch (pending.take(state, browser)) {
      case Returned.Unknown _ -> Visitors.error(400, request, "step");
      case Returned.Foreign _ -> Visitors.error(403, request, "foreign");
      case Returned.Mine(Pending mine) -> returned(mine, request, query);
    };
  }

  private ServerResponse returned(Pending mine, ServerRequest request, Map<String, String> query) {
    Optional<LinkRow> link = links.find(mine.link());
    if (link.isEmpty()) {
      return Visitors.error(404, request, "unknown");
    }
    Visit visit = Visit.of(mine.link(), link.get());
    Connector vendor = vendors.one(visit, mine.connector());
    if (link.get().usedAt() != null) {
      return Redirect.to(vendor.name() + visit.query());
    }
    String code = query.getOrDefault("code", "");
    if (query.containsKey("error") || code.isEmpty()) {
      boolean isDenied = "access_denied".equals(query.get("error"));
      return trouble(visit, vendor, isDenied ? "denied" : "refused");
    }
    return exchanged(visit, vendor, mine, code);
  }

  private ServerResponse exchanged(Visit visit, Connector vendor, Pending mine, String code) {
    Apps apps = connections.accounts().apps();
    Account draft = apps.asking(connections.draft(visit.link(), vendor, mine.fields()));
    Consented given;
    try {
      given = consents.redeem(draft, mine.consent(), code);
    } catch (EngineException e) {
      return trouble(visit, vendor, told(vendor, e));
    }
    Account account = connections.store(visit.link(), vendor, mine.fields(), given);
    AccountTrial.Result result = trial.of(account, visit.texts().language());
    return result.ok()
        ? Redirect.after(visit, vendor)
        : MessagePage.connected(
            visit.texts(),
            visit.link().frameOrigin(),
            vendor.label(),
            new MessagePage.Outcome(vendor.name(), account.id()),
            result.message(),
            Redirect.back(visit, vendor));
  }

  private static ServerResponse trouble(Visit visit, Connector vendor, String name) {
    return Redirect.to(vendor.name() + visit.query() + "&trouble=" + name);
  }

  /** What the customer is told; the operator is told more, though not what the vendor wrote. */
  private static String told(Connector vendor, EngineException failure) {
    if (!(failure instanceof VendorException e)) {
      LOG.warn("{}: the code of a consent could not be exchanged in time", vendor.name());
      return "unavailable";
    }
    LOG.warn(
        "{}: the code of a consent was not taken ({}, HTTP {}); see to the app's client_id,"
            + " client_secret and redirect address",
        vendor.name(),
        e.outcome(),
        e.status());
    return switch (e.outcome()) {
      case RATE_LIMITED, UNAVAILABLE -> "unavailable";
      case VENDOR_ERROR -> e.status() == 0 ? "short" : "unavailable";
      case OK, EMPTY, EXPIRED, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, BAD_REQUEST -> "refused";
    };
  }
}
