package dev.mapwright.server.connect;

import dev.mapwright.engine.Consents;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.Consent;
import dev.mapwright.engine.account.file.Apps;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.admin.AccountTrial;
import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.connect.page.ConnectForm;
import dev.mapwright.server.connect.page.ConnectForm.Tried;
import dev.mapwright.server.connect.page.MessagePage;
import dev.mapwright.server.connect.way.WayIn;
import dev.mapwright.server.connect.way.WaysIn;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * {@code /connect/{integration}}: connects an account of one vendor, by what the customer pastes or
 * by the vendor's own page.
 *
 * @param vendors which a link lets choose from
 * @param connections makes accounts
 * @param trial tries what was pasted before it is stored
 * @param consents leads to the vendors' pages
 * @param pending remembers who was sent there
 * @param address where vendors send them back to
 */
record VendorOperations(
    Vendors vendors,
    LinkedAccounts connections,
    AccountTrial trial,
    Consents consents,
    PendingConsents pending,
    PublicAddress address) {
  /** What a page says that was come back to, by the value of {@code trouble}. */
  static final Set<String> TROUBLES = Set.of("denied", "refused", "unavailable", "short");

  /** The form; with {@code consent} among the parameters the way to the vendor's page at once. */
  ServerResponse show(Visit visit, ServerRequest request, Map<String, String> path) {
    Connector vendor = vendor(visit, path);
    if (visit.link().usedAt() != null) {
      return connected(visit);
    }
    Map<String, String> query = FormBody.pairs(request.query());
    if (query.containsKey("consent")) {
      WayIn way =
          ways(vendor).stream()
              .filter(WayIn::isConsent)
              .findFirst()
              .orElseThrow(() ->
                  HttpException.of(
                      404, vendor.label() + " cannot be connected by consent on this server"));
      FilledForm filled =
          FilledForm.of(vendor, way, apps(), visit.texts(), name -> query.getOrDefault(name, ""));
      return filled.mistakes().isEmpty()
          ? redirected(visit, request, vendor, filled)
          : again(visit, vendor, filled, visit.texts().say("marked"));
    }
    String trouble = query.getOrDefault("trouble", "");
    return page(visit, vendor)
        .answer(
            200,
            TROUBLES.contains(trouble)
                ? Tried.trouble(visit.texts().say(trouble, vendor.label()))
                : Tried.NOTHING);
  }

  /** What the customer has filled in. */
  ServerResponse submit(Visit visit, ServerRequest request, Map<String, String> path) {
    Connector vendor = vendor(visit, path);
    if (visit.link().usedAt() != null) {
      return connected(visit);
    }
    Map<String, String> form = FormBody.read(request);
    if (form.containsKey("back")) {
      return Redirect.to("../connect" + visit.query());
    }
    String name = form.getOrDefault("way", "");
    WayIn way =
        ways(vendor).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> HttpException.badRequest("The form names no way to connect"));
    FilledForm filled =
        FilledForm.of(
            vendor,
            way,
            apps(),
            visit.texts(),
            field -> form.getOrDefault(ConnectForm.PREFIX + field, ""));
    if (!filled.mistakes().isEmpty()) {
      return again(visit, vendor, filled, visit.texts().say("marked"));
    }
    return way.isConsent() ? leaving(visit, request, vendor, filled) : tried(visit, vendor, filled);
  }

  private ServerResponse tried(Visit visit, Connector vendor, FilledForm filled) {
    Account draft = connections.draft(visit.link(), vendor, filled.fields());
    AccountTrial.Result result = trial.of(draft, visit.texts().language());
    if (!result.ok()) {
      return again(visit, vendor, filled, result.message());
    }
    Account _ = connections.store(visit.link(), vendor, filled.fields());
    return done(visit, vendor);
  }

  /** Forms may lead to our own pages only, so a page of ours leads on. */
  private static ServerResponse done(Visit visit, Connector vendor) {
    String back = Redirect.back(visit, vendor);
    return back != null && visit.link().frameOrigin() == null
        ? MessagePage.returning(visit.texts(), vendor.label(), back)
        : Redirect.after(visit, vendor);
  }

  /** Likewise to the vendor's. */
  private ServerResponse leaving(
      Visit visit, ServerRequest request, Connector vendor, FilledForm filled) {
    Browser browser = Browser.known(request, address);
    return MessagePage.leaving(
            visit.texts(),
            visit.link().frameOrigin(),
            vendor.label(),
            begun(visit, vendor, filled, browser))
        .with(browser.header(address));
  }

  private ServerResponse redirected(
      Visit visit, ServerRequest request, Connector vendor, FilledForm filled) {
    Browser browser = Browser.known(request, address);
    return Redirect.to(begun(visit, vendor, filled, browser)).with(browser.header(address));
  }

  /** The address of the vendor's page, for this browser. */
  private String begun(Visit visit, Connector vendor, FilledForm filled, Browser browser) {
    Consent consent = Consent.to(address.callback());
    Account draft = apps().asking(connections.draft(visit.link(), vendor, filled.fields()));
    String page = consents.page(draft, consent).toString();
    pending.add(
        new PendingConsents.Pending(visit.token(), vendor.name(), filled.fields(), consent),
        browser.secret());
    return page;
  }

  private ServerResponse again(Visit visit, Connector vendor, FilledForm filled, String trouble) {
    return page(visit, vendor).answer(422, filled.tried(trouble));
  }

  private ConnectForm page(Visit visit, Connector vendor) {
    return new ConnectForm(
        visit.texts(),
        visit.link().frameOrigin(),
        vendor,
        ways(vendor),
        visit.link().reconnects(),
        vendors.of(visit.link()).size() > 1);
  }

  private ServerResponse connected(Visit visit) {
    Connector vendor = connections.after(visit.link()).connector();
    return MessagePage.connected(
        visit.texts(),
        visit.link().frameOrigin(),
        vendor.label(),
        new MessagePage.Outcome(vendor.name(), visit.link().account()),
        null,
        Redirect.back(visit, vendor));
  }

  private List<WayIn> ways(Connector vendor) {
    return WaysIn.of(vendor, apps().has(vendor));
  }

  private Apps apps() {
    return connections.accounts().apps();
  }

  private Connector vendor(Visit visit, Map<String, String> path) {
    return vendors.one(visit, Objects.requireNonNull(path.get("integration")));
  }
}
