package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.Route;
import java.util.List;
import java.util.SequencedMap;

/** The routes of everything that is told about vendors and accounts. */
public final class DescriptionRoutes {
  private DescriptionRoutes() {}

  /** To stand before the routes of records, so that {@code meta} is taken for no id. */
  public static List<Route> of(
      SequencedMap<String, Connector> connectors, Accounts accounts, UnifiedModels models) {
    Catalogue catalogue = new Catalogue(connectors, models);
    MetaOperations meta = new MetaOperations(catalogue, accounts);
    CapabilityOperations capabilities = new CapabilityOperations(catalogue, accounts);
    AccountOperations account = new AccountOperations(accounts);
    return List.of(
        get("/unified/meta/{model}/{integration}", new VendorOperation(catalogue)),
        get("/unified/{model}/{resource}/meta", meta::withoutMethod),
        get("/unified/{model}/{resource}/meta/{method}", meta::ofAccount),
        get("/unified/{model}/{resource}/{integration}/meta/{method}", meta::ofVendor),
        get("/integration/{slug}/capabilities", capabilities::ofVendor),
        get("/integrated-account", account::list),
        get("/integrated-account/me", account::me),
        get("/integrated-account/{id}", account::get),
        get("/integrated-account/{id}/capabilities", capabilities::ofAccount));
  }

  private static Route get(String pattern, dev.mapwright.server.http.Operation operation) {
    return new Route("GET", pattern, operation);
  }
}
