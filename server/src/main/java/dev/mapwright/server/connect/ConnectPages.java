package dev.mapwright.server.connect;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.StoredAccounts;
import dev.mapwright.server.admin.AccountTrial;
import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.connect.page.VendorsPage;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.seal.Keeper;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The pages on which customers connect by themselves, and what makes links to them. */
public final class ConnectPages {
  private final Visitors visitors;
  private final Vendors vendors;
  private final VendorOperations vendor;
  private final CallbackOperation callback;
  private final LinkOperations links;

  /**
   * Puts them together.
   *
   * @param settings where they are, and what leads to tokens
   * @param keeper where links and consents are kept
   * @param accounts all of them
   * @param stored those that can be changed
   * @param connectors all vendors by name
   * @param trial tries accounts
   */
  public ConnectPages(
      ConnectSettings settings,
      Keeper keeper,
      Accounts accounts,
      StoredAccounts stored,
      Map<String, Connector> connectors,
      AccountTrial trial,
      InstantSource clock) {
    Links all = new Links(keeper.store().links(), clock);
    LinkedAccounts connections = new LinkedAccounts(accounts, stored, all, settings.consents());
    PendingConsents pending = new PendingConsents(keeper, clock);
    this.visitors = new Visitors(all);
    this.vendors = new Vendors(connectors);
    this.vendor =
        new VendorOperations(
            vendors, connections, trial, settings.consents(), pending, settings.address());
    this.callback =
        new CallbackOperation(
            pending, all, vendors, connections, settings.consents(), trial, settings.address());
    this.links = new LinkOperations(all, accounts, connectors, settings.address());
  }

  /** Makes links. */
  public LinkOperations links() {
    return links;
  }

  /** {@code GET /connect}: where a link leads. */
  public Operation choose() {
    return visitors.only((visit, _, _) -> {
      List<Connector> choice = vendors.of(visit.link());
      return choice.size() == 1 || visit.link().usedAt() != null
          ? Redirect.to("connect/" + choice.getFirst().name() + visit.query())
          : VendorsPage.of(visit.texts(), visit.link().frameOrigin(), choice);
    });
  }

  /** {@code POST /connect}: which vendor it shall be. */
  public Operation chosen() {
    return visitors.onlyFromOurPages((visit, request, _) -> {
      String name = FormBody.read(request).getOrDefault("integration", "");
      return Redirect.to("connect/" + vendors.one(visit, name).name() + visit.query());
    });
  }

  /** {@code GET /connect/{integration}}. */
  public Operation show() {
    return visitors.only(vendor::show);
  }

  /** {@code POST /connect/{integration}}. */
  public Operation submit() {
    return visitors.onlyFromOurPages(vendor::submit);
  }

  /** {@code GET /connect/callback}. */
  public Operation callback() {
    return Visitors.guarded(callback::handle);
  }

  /** {@code GET /connect/status}: what a page asks that waits for another window. */
  public Operation status() {
    return visitors.only(ConnectPages::told);
  }

  private static ServerResponse told(Visit visit, ServerRequest request, Map<String, String> path) {
    JsonTree answer = JsonTree.of("connected", visit.link().usedAt() != null);
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }
}
